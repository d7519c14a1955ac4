package dev.boathouse.junit;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A value that is made when first asked for, by one thread. A failure is kept, too. */
final class Once<T> {

    private final Supplier<T> making;

    private @Nullable T value;
    private @Nullable RuntimeException failure;

    Once(Supplier<T> making) {
        this.making = making;
    }

    synchronized boolean isKnown() {
        return value != null;
    }

    synchronized T value() {
        if (failure != null) {
            throw failure;
        }
        T known = value;
        if (known == null) {
            try {
                known = making.get();
            } catch (RuntimeException e) {
                failure = e;
                throw e;
            }
            value = known;
        }
        return known;
    }
}
