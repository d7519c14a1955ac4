package archfixture.delta.internal;

public final class Target {}
