package archfixture.delta;

public final class HasFlag {
    public HasFlag(boolean strict) {}

    public void read(String path, boolean strict) {}
}
