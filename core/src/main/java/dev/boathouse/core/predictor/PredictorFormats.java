package dev.boathouse.core.predictor;

import dev.boathouse.core.UnsupportedFormatException;
import dev.boathouse.core.internal.BinaryReader;
import dev.boathouse.core.internal.BinaryWriter;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * The kinds of predictors that can be read: those that Boathouse trains, and those whose format the host has handed over. No name in a file
 * finds code. Immutable and thread-safe.
 */
public final class PredictorFormats {

    private static final Map<String, Function<BinaryReader, Predictor>> BUILT_IN = Map.of(
            Centroids.KIND, Centroids::read,
            KernelMachine.KIND, KernelMachine::read,
            Layers.KIND, Layers::read,
            Linear.KIND, Linear::read,
            Trees.KIND, Trees::read);

    private static final PredictorFormats STANDARD = new PredictorFormats(Map.of());

    private final Map<String, PredictorFormat> added;

    private PredictorFormats(Map<String, PredictorFormat> added) {
        this.added = Map.copyOf(added);
    }

    /**
     * The kinds that Boathouse trains.
     *
     * @return the formats
     */
    public static PredictorFormats standard() {
        return STANDARD;
    }

    /**
     * With one more kind.
     *
     * @param format how it is read
     * @return the changed copy
     * @throws IllegalArgumentException if the kind is known already
     */
    public PredictorFormats with(PredictorFormat format) {
        Map<String, PredictorFormat> more = new TreeMap<>(added);
        if (BUILT_IN.containsKey(format.kind()) || more.put(format.kind(), format) != null) {
            throw new IllegalArgumentException(
                    "Predictors of kind \"" + format.kind() + "\" can be read already: each kind has one format.");
        }
        return new PredictorFormats(more);
    }

    /**
     * A predictor as bytes: its kind, then what {@link Predictor#toBytes()} gives.
     *
     * @param predictor the predictor
     * @return the bytes
     */
    public static byte[] write(Predictor predictor) {
        return BinaryWriter.of(predictor.kind()).append(predictor.toBytes()).toBytes();
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @param name what errors call the bytes
     * @param bytes the bytes
     * @return the predictor
     * @throws dev.boathouse.core.CorruptDataException if the bytes make no sense
     * @throws UnsupportedFormatException if the kind is not among these formats
     */
    public Predictor read(String name, byte[] bytes) {
        BinaryReader in = BinaryReader.of(name, bytes);
        String kind = in.text();
        Function<BinaryReader, Predictor> builtIn = BUILT_IN.get(kind);
        if (builtIn != null) {
            return builtIn.apply(in);
        }
        PredictorFormat format = added.get(kind);
        if (format == null) {
            throw new UnsupportedFormatException("Cannot read " + name + ": found a predictor of kind \"" + kind
                    + "\". Hand its format to a ModelReader, or use a newer version of Boathouse.");
        }
        Predictor read = format.read(name, in.rest());
        if (!read.kind().equals(kind)) {
            throw new IllegalStateException("The format of \"" + kind + "\" gave a predictor of kind \"" + read.kind()
                    + "\": what that writes could not be read again.");
        }
        return read;
    }
}
