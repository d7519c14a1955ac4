package dev.boathouse.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.boathouse.core.ConflictException;
import dev.boathouse.core.data.Filter;
import dev.boathouse.delta.DeltaTable;
import dev.boathouse.delta.PendingWrite;
import dev.boathouse.delta.Snapshot;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Supplier;

/**
 * What a writer does again and again. A further kind is one constant more: how it commits, and what the table must hold of its writer
 * then. So that writers can be judged each by itself, an operation changes no rows of other writers.
 */
enum Operation {
    /** Appends, after whatever others have committed. */
    APPEND {
        @Override
        OptionalLong commit(DeltaTable table, Identity identity) {
            return OptionalLong.of(committed(append(table, identity)));
        }
    },
    /** Reads, and appends if nothing came between. */
    APPEND_IF_UNCHANGED {
        @Override
        OptionalLong commit(DeltaTable table, Identity identity) {
            while (true) {
                Snapshot read = table.latest();
                PendingWrite write = append(table, identity);
                try {
                    return OptionalLong.of(write.commitIfUnchanged(read).version());
                } catch (ConflictException e) {
                    write.discard();
                }
            }
        }
    },
    /** Appends with the sequence as transaction, so that it lands once, however often it is tried. */
    APPEND_ONCE {
        @Override
        OptionalLong commit(DeltaTable table, Identity identity) {
            String application = "writer-" + identity.writer();
            PendingWrite write = append(table, identity).withTransaction(application, identity.sequence());
            try {
                return OptionalLong.of(committed(write));
            } catch (ConflictException e) {
                OptionalLong recorded = table.latest().transactionVersion(application);
                if (!recorded.equals(OptionalLong.of(identity.sequence()))) {
                    throw e;
                }
                write.discard();
                return OptionalLong.empty();
            }
        }

        @Override
        void judge(Writings writings, Set<Identity> found) {
            Set<Integer> sequences = new HashSet<>();
            found.forEach(identity -> assertThat(sequences.add(identity.sequence()))
                    .as("%s is there once", identity)
                    .isTrue());
            assertThat(sequences).containsAll(writings.repeated());
            super.judge(writings, found);
        }
    },
    /** Puts its rows in the place of those that it had, in a partition of its own. */
    OVERWRITE {
        @Override
        OptionalLong commit(DeltaTable table, Identity identity) {
            String own = "writer-" + identity.writer();
            return untilItLands(
                    () -> table.overwriteWhere(Filter.equal(Identity.PARTITION, own), identity.rowsIn(own)), identity);
        }

        @Override
        void judge(Writings writings, Set<Identity> found) {
            assertThat(found).as("what the last one wrote, and nothing else").isEqualTo(Set.of(writings.last()));
        }
    },
    /** Appends, and takes its rows away with each second commit. */
    DELETE {
        @Override
        OptionalLong commit(DeltaTable table, Identity identity) {
            return isAppending(identity)
                    ? OptionalLong.of(committed(append(table, identity)))
                    : untilItLands(() -> table.deleteWhere(Filter.equal("writer", identity.writer())), identity);
        }

        @Override
        void judge(Writings writings, Set<Identity> found) {
            Set<Identity> possible = new HashSet<>();
            if (isAppending(writings.last())) {
                assertThat(found).contains(writings.last());
                possible.add(writings.last());
                writings.doubtful().stream()
                        .filter(identity ->
                                identity.sequence() == writings.last().sequence())
                        .forEach(possible::add);
            }
            assertThat(possible).as("nothing that was taken away is back").containsAll(found);
        }

        private static boolean isAppending(Identity identity) {
            return identity.sequence() % 2 == 1;
        }
    },
    /** Moves the rows of all others to fewer files. */
    COMPACT {
        @Override
        OptionalLong commit(DeltaTable table, Identity identity) {
            return untilItLands(table::compact, identity);
        }

        @Override
        void judge(Writings writings, Set<Identity> found) {
            assertThat(found).isEmpty();
        }
    };

    /** Whether each of its commits comes to all steps. */
    boolean writesFiles() {
        return this != DELETE && this != COMPACT;
    }

    /** How often others may be in the way before a writer leaves it at that. */
    private static final int TRIES = 200;

    /**
     * Commits.
     *
     * @return the version that it made; empty if an earlier attempt turned out to have landed
     */
    abstract OptionalLong commit(DeltaTable table, Identity identity);

    /** Holds what is in the table of a writer against what the writer was told. */
    void judge(Writings writings, Set<Identity> found) {
        assertThat(found).as("nothing that was acknowledged is missing").containsAll(writings.acknowledged());
        Set<Identity> possible = new HashSet<>(writings.acknowledged());
        possible.addAll(writings.doubtful());
        assertThat(possible).as("nothing is there that nobody wrote").containsAll(found);
    }

    /** Prepares and commits again while others change what it was prepared from; empty if there was nothing to do. */
    private static OptionalLong untilItLands(Supplier<PendingWrite> prepare, Identity identity) {
        ConflictException last = new ConflictException("never tried");
        for (int i = 0; i < TRIES; i++) {
            PendingWrite write = prepare.get().withMetadata("identity", identity.toString());
            if (write.files().isEmpty() && write.removedFiles().isEmpty()) {
                write.commit();
                return OptionalLong.empty();
            }
            try {
                return OptionalLong.of(committed(write));
            } catch (ConflictException e) {
                write.discard();
                last = e;
            }
        }
        throw last;
    }

    private static PendingWrite append(DeltaTable table, Identity identity) {
        return table.append(identity.rows()).withMetadata("identity", identity.toString());
    }

    /** Where nothing was committed the files go, too; where that is not known they stay. */
    private static long committed(PendingWrite write) {
        try {
            return write.commit().version();
        } catch (UncheckedIOException e) {
            write.discard();
            throw e;
        }
    }
}
