package archfixture.core.evaluation;

import archfixture.core.model.Target;
import java.util.Locale;
import java.util.function.Supplier;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.bytes.BytesInput;

/** Breaks no rule, and comes near several. */
public record Innocent(boolean passed, Target target) implements AutoCloseable, Supplier<Target> {

    private static final int[] TABLE = {1, 2};

    public static Innocent of(Configuration configuration) {
        return new Innocent(configuration.size() < TABLE.length, new Target());
    }

    @Override
    public Target get() {
        return target;
    }

    @Override
    public void close() {}

    String inLocale() {
        return String.format(Locale.ROOT, "%.2f", 0.5);
    }

    BytesInput hidden(boolean strict) {
        return BytesInput.empty();
    }
}
