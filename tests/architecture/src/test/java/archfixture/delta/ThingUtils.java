package archfixture.delta;

final class ThingUtils {}
