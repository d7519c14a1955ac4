package archfixture.core.model;

public final class Target {}
