package dev.boathouse.core.data;

import dev.boathouse.core.internal.ShortestDecimal;
import dev.boathouse.core.internal.SplitMix;
import java.util.regex.Pattern;

/**
 * The steps that leave rows to chance, and their seeds. Rows that were drawn before are drawn with another seed: the rows of a train part
 * are those of small hash, so with the same hashes a second split would find nothing for its test part.
 */
final class Draw {

    /** What {@link #split} and {@link #fold} write. */
    private static final Pattern STEP =
            Pattern.compile("(split \\S+|fold \\d+ of \\d+) seed -?\\d+ .*", Pattern.DOTALL);

    private static final long AGAIN = 0x64726177_616761L;

    private Draw() {}

    static String split(double share, long seed) {
        return "split " + share(share) + " seed " + seed;
    }

    static String fold(int index, int count, long seed) {
        return "fold " + (index + 1) + " of " + count + " seed " + seed;
    }

    /** A share as canonical text, if it is one. */
    static String share(double share) {
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException("Cannot split at " + share + ": a share lies between 0 and 1.");
        }
        return ShortestDecimal.of(share);
    }

    /** The seed for rows of this origin: as given for the first draw, then one that looks random for each draw before. */
    static long seed(Origin origin, long seed) {
        long next = seed;
        for (int i = draws(origin); i > 0; i--) {
            next = SplitMix.mix(next ^ AGAIN);
        }
        return next;
    }

    /** How often rows of this origin were drawn; of joined rows, those that were drawn most often. */
    private static int draws(Origin origin) {
        int draws = 0;
        Origin rest = origin;
        while (rest instanceof Origin.Derived derived) {
            draws += STEP.matcher(derived.step()).matches() ? 1 : 0;
            if (derived.parents().size() != 1) {
                return draws
                        + derived.parents().stream().mapToInt(Draw::draws).max().orElse(0);
            }
            rest = derived.parents().get(0);
        }
        return draws;
    }
}
