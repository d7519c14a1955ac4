package archfixture.delta;

final class ThingHelper {}
