package archfixture.delta;

final class ThingManager {}
