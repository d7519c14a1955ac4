package dev.boathouse.core.predictor;

/**
 * Reads predictors of one kind: the seam for models of other libraries. A host that uses such models hands the format to its
 * {@link dev.boathouse.core.model.ModelReader}; nothing in a file can name a class. Implementations are thread-safe.
 */
public interface PredictorFormat {

    /**
     * The {@link Predictor#kind} that this format reads.
     *
     * @return the kind
     */
    String kind();

    /**
     * Reads what {@link Predictor#toBytes()} wrote. The bytes may be hostile: check before allocating.
     *
     * @param name what errors call the bytes
     * @param bytes the bytes, a copy
     * @return the predictor
     * @throws dev.boathouse.core.CorruptDataException if the bytes make no sense
     */
    Predictor read(String name, byte[] bytes);
}
