package archfixture.core.internal;

public final class Target {}
