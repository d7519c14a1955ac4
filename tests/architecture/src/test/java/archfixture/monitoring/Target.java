package archfixture.monitoring;

public final class Target {}
