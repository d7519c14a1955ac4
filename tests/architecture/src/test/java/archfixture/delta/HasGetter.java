package archfixture.delta;

public final class HasGetter {
    public int getCount() {
        return 1;
    }
}
