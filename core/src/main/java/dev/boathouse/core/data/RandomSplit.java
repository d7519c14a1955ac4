package dev.boathouse.core.data;

import java.util.function.Function;

/** Splits by hashes of rows or of their keys. */
final class RandomSplit {

    private RandomSplit() {}

    /** Reads a step from behind its share on. */
    static Step.OfOne read(TextCursor in, double share) {
        long seed = in.behind(" seed ").whole();
        if (in.takes(" key ")) {
            String key = in.name();
            Function<Split, Frame> part = TwoParts.read(in);
            return frame -> part.apply(byKey(frame, key, share, seed));
        }
        if (in.takes(" label ")) {
            String label = in.name();
            Function<Split, Frame> part = TwoParts.read(in);
            return frame -> part.apply(byLabel(frame, label, share, seed));
        }
        Function<Split, Frame> part = TwoParts.read(in);
        return frame -> part.apply(byRow(frame, share, seed));
    }

    static Split byRow(Frame frame, double share, long seed) {
        String step = Draw.split(share, seed);
        long drawn = Draw.seed(frame.origin(), seed);
        return TwoParts.of(
                frame,
                step,
                (chunk, i, row) -> RowIdentity.uniform(chunk.identity().hash(drawn, i)) < share);
    }

    static Split byKey(Frame frame, String key, double share, long seed) {
        String step = Draw.split(share, seed) + " key " + FilterText.name(key);
        long drawn = Draw.seed(frame.origin(), seed);
        FieldPath path = KeyHash.key(frame.schema(), key);
        return TwoParts.of(
                frame, step, (chunk, i, row) -> RowIdentity.uniform(KeyHash.hash(path.in(chunk), i, drawn)) < share);
    }

    static Split byLabel(Frame frame, String label, double share, long seed) {
        String step = Draw.split(share, seed) + " label " + FilterText.name(label);
        long drawn = Draw.seed(frame.origin(), seed);
        int[] parts = Deal.of(frame, Groups.of(frame, label, drawn), drawn, Deal.share(share));
        return TwoParts.of(frame, step, (chunk, i, row) -> parts[(int) row] == 0);
    }
}
