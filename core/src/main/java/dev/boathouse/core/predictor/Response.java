package dev.boathouse.core.predictor;

import dev.boathouse.core.internal.BinaryReader;
import dev.boathouse.core.internal.BinaryWriter;

/**
 * How raw scores become the answer of a model.
 *
 * @param link how they become probabilities, or what else the task asks for
 * @param threshold from which value on a row is positive (two classes) or anomalous; not used by other tasks
 */
public record Response(Link link, double threshold) {

    /** From this probability on, the positive class is predicted, unless told otherwise. */
    public static final double DEFAULT_THRESHOLD = 0.5;

    static final String KIND = "boathouse-response-1";

    private static final byte IDENTITY = 1;
    private static final byte NORMALIZED = 2;
    private static final byte SOFTMAX = 3;
    private static final byte LOGISTIC = 4;
    private static final byte ISOLATION = 5;
    private static final byte ONE_VERSUS_REST = 6;

    /**
     * Checks.
     *
     * @throws IllegalArgumentException if the threshold is not finite
     */
    public Response {
        if (!Double.isFinite(threshold)) {
            throw new IllegalArgumentException("A threshold must be finite: found " + threshold + ".");
        }
    }

    /**
     * A response with the default threshold, {@value #DEFAULT_THRESHOLD}.
     *
     * @param link how scores become answers
     * @return the response
     */
    public static Response of(Link link) {
        return new Response(link, DEFAULT_THRESHOLD);
    }

    /**
     * The bytes that store it, as docs/model-format.md describes them.
     *
     * @return a copy
     */
    public byte[] toBytes() {
        BinaryWriter out = BinaryWriter.of(KIND);
        if (link instanceof Link.Logistic logistic) {
            out.put(LOGISTIC).put(logistic.slope()).put(logistic.intercept());
        } else if (link instanceof Link.Isolation isolation) {
            out.put(ISOLATION).put(isolation.expected());
        } else if (link instanceof Link.OneVersusRest) {
            out.put(ONE_VERSUS_REST);
        } else if (link instanceof Link.Softmax) {
            out.put(SOFTMAX);
        } else {
            out.put(link instanceof Link.Normalized ? NORMALIZED : IDENTITY);
        }
        return out.put(threshold).toBytes();
    }

    /**
     * Reads what {@link #toBytes()} wrote.
     *
     * @param name what errors call the bytes
     * @param bytes the bytes
     * @return the response
     * @throws dev.boathouse.core.CorruptDataException if the bytes make no sense
     */
    public static Response ofBytes(String name, byte[] bytes) {
        BinaryReader in = BinaryReader.of(name, bytes, KIND);
        byte tag = in.readByte();
        try {
            Link link = switch (tag) {
                case IDENTITY -> new Link.Identity();
                case NORMALIZED -> new Link.Normalized();
                case SOFTMAX -> new Link.Softmax();
                case LOGISTIC -> new Link.Logistic(in.readDouble(), in.readDouble());
                case ISOLATION -> new Link.Isolation(in.readDouble());
                case ONE_VERSUS_REST -> new Link.OneVersusRest();
                default -> throw in.corrupt("found the unknown link " + tag);
            };
            Response response = new Response(link, in.readDouble());
            in.end();
            return response;
        } catch (IllegalArgumentException e) {
            throw in.corrupt("found an impossible link (" + e.getMessage() + ")");
        }
    }
}
