package archfixture.delta;

final class ThingImpl {}
