package dev.boathouse.delta;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A thread that is interrupted while it commits knows whether it has. */
class InterruptTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(names = {"SIMPLE", "DELETION_VECTORS"})
    void anInterruptLeavesNoDoubt(Kind kind) throws Exception {
        DeltaTable table = kind.table(folder);
        long seed = 7;
        Random random = new Random(seed);
        List<Long> acknowledged = new ArrayList<>();
        int refused = 0;
        for (long id = 0; id < 120; id++) {
            PendingWrite write = table.append(Kind.rows("a", id));
            AtomicReference<@Nullable RuntimeException> failure = new AtomicReference<>();
            Thread committing = new Thread(() -> {
                try {
                    write.commit();
                } catch (RuntimeException e) {
                    failure.set(e);
                }
            });
            committing.start();
            Thread.sleep(0, random.nextInt(999_999));
            Thread.sleep(random.nextInt(8));
            committing.interrupt();
            committing.join();
            RuntimeException thrown = failure.get();
            if (thrown == null) {
                acknowledged.add(id);
            } else {
                refused++;
                assertThat(thrown)
                        .as("seed %s, commit %s", seed, id)
                        .isInstanceOfAny(UncheckedIOException.class, IllegalStateException.class);
                write.discard();
            }
        }
        assertThat(Kind.ids(DeltaTable.at(table.location()).latest())).isEqualTo(acknowledged);
        System.out.println(kind + ": " + acknowledged.size() + " commits landed, " + refused + " were interrupted");
        assertThat(table.append(Kind.rows("a", 999)).commit().rowCount()).hasValue(acknowledged.size() + 1);
    }
}
