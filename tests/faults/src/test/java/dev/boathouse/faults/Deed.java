package dev.boathouse.faults;

import dev.boathouse.core.ConflictException;
import dev.boathouse.registry.AliasChange;
import dev.boathouse.registry.Decision;
import dev.boathouse.registry.ModelRegistry;
import dev.boathouse.registry.ModelVersion;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** What a {@link Registrar} does again and again. */
enum Deed {
    /** Registers the model of a job, which may have been done before. */
    REGISTER {
        @Override
        String act(Registrar registrar, int sequence) {
            return "" + registrar.registered(sequence).number();
        }
    },
    /** Takes a version, holds it against the champion and promotes it, if nobody else was faster. */
    PROMOTE {
        @Override
        String act(Registrar registrar, int sequence) {
            ModelRegistry registry = registrar.registry().refresh();
            // One of a few, so that versions come and go and come again; what is live is no candidate.
            int job = 1 + sequence % VERSIONS;
            ModelVersion candidate = registrar.registered(job);
            if (registry.alias(Candidates.NAME, Candidates.ALIAS).equals(Optional.of(candidate))) {
                job = 1 + VERSIONS;
                candidate = registrar.registered(job);
            }
            var verdict = Candidates.verdict(registry, registrar.model(job));
            Decision.Approved approved = (Decision.Approved) registry.record(candidate, verdict);
            try {
                AliasChange change = registry.promote(Candidates.ALIAS, approved);
                return change.sequence() + " " + change.from().orElse(0) + " "
                        + change.to().orElse(0);
            } catch (ConflictException e) {
                return LOST + " " + e.getMessage();
            }
        }
    },
    COMPACT {
        @Override
        String act(Registrar registrar, int sequence) {
            return "" + registrar.registry().upkeep().compact();
        }
    },
    STORE_STATE {
        @Override
        String act(Registrar registrar, int sequence) {
            registrar.registry().upkeep().storeState();
            return "";
        }
    },
    /** With no grace time: only where nobody else registers. */
    CLEAN_UP {
        @Override
        String act(Registrar registrar, int sequence) {
            return "" + registrar.registry().upkeep().cleanUp(Duration.ZERO).files();
        }
    },
    /** All upkeep, one after the other, beside others. */
    KEEP {
        @Override
        String act(Registrar registrar, int sequence) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(300));
            return switch (sequence % 3) {
                case 0 -> {
                    try {
                        yield COMPACT.act(registrar, sequence);
                    } catch (ConflictException e) {
                        // Whoever registered the thousandth did it meanwhile.
                        yield LOST + " " + e.getMessage();
                    }
                }
                case 1 -> STORE_STATE.act(registrar, sequence);
                default -> "" + registrar.registry().upkeep().cleanUp(GRACE).files();
            };
        }
    };

    private static final int VERSIONS = 10;

    static final String LOST = "lost";

    /** Longer than any registration takes here. */
    static final Duration GRACE = Duration.ofHours(1);

    /**
     * Does it once.
     *
     * @return what is to be told of it
     */
    abstract String act(Registrar registrar, int sequence);
}
