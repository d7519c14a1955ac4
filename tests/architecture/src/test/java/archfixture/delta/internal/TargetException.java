package archfixture.delta.internal;

public final class TargetException extends Exception {
    private static final long serialVersionUID = 1;
}
