package archfixture.core.internal;

public class Open {}
