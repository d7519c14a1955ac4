package dev.boathouse.core.features;

import dev.boathouse.core.data.Frame;
import dev.boathouse.core.data.Schema;
import dev.boathouse.core.internal.BinaryReader;
import dev.boathouse.core.internal.BinaryWriter;
import dev.boathouse.core.internal.SchemaCodec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A {@link FeatureSpec} with the numbers it learnt: data only, stored inside the model, so that training and scoring cannot differ.
 * Immutable and thread-safe.
 */
public final class FeaturePipeline {

    private static final String KIND = "boathouse-pipeline-1";
    private static final int LEAST_STEP = 9;
    private static final int LEAST_OUTPUT = 8;

    private final Wiring wiring;
    private final int[] slots;
    private final List<String> outputs;

    /** Nobody may change the wiring or the slots from here on. */
    FeaturePipeline(Wiring wiring, int[] slots, List<String> outputs) {
        this.wiring = wiring;
        this.slots = slots;
        this.outputs = List.copyOf(outputs);
    }

    /**
     * The columns that are read, with their types in training; columns that were dropped are not among them. Nullable are those whose nulls
     * a transform takes care of.
     *
     * @return the fields, in the order of the training frame
     */
    public Schema inputs() {
        return wiring.inputs();
    }

    /**
     * The names of the features, in order.
     *
     * @return an immutable list
     */
    public List<String> outputs() {
        return outputs;
    }

    /**
     * The columns that each feature is made of: one for most, several for a product or a transform of the host's.
     *
     * @return for each of {@link #outputs} the names of the inputs behind it, in the order of {@link #inputs}
     */
    public List<List<String>> sources() {
        return Arrays.stream(slots)
                .mapToObj(slot -> Arrays.stream(wiring.roots(slot))
                        .mapToObj(input -> inputs().field(input).name())
                        .toList())
                .toList();
    }

    /**
     * The levels of the columns that are one-hot encoded.
     *
     * @return the levels kept, in order, by input column
     */
    public Map<String, List<String>> levels() {
        Map<String, List<String>> levels = new LinkedHashMap<>();
        for (Node node : wiring.nodes()) {
            int input = wiring.slot(node.reads()[0]).input();
            if (node.step() instanceof OneHot oneHot && input >= 0) {
                levels.putIfAbsent(inputs().field(input).name(), oneHot.levels().levels());
            }
        }
        return levels;
    }

    /**
     * Looks the inputs up in a schema, once.
     *
     * @param schema the fields of the rows to come, in any order, more than needed if so
     * @return the encoder
     * @throws dev.boathouse.core.NotFoundException if an input is missing
     * @throws IllegalArgumentException if an input has another kind of type than in training: any number stands for any other, except
     *     that levels of whole numbers need whole numbers
     */
    public FeatureEncoder bind(Schema schema) {
        return new FeatureEncoder(wiring, slots, outputs, schema);
    }

    /**
     * All features of a frame, feature by feature.
     *
     * @param frame the rows
     * @return an array for each output, with a value for each row
     * @throws IllegalArgumentException if a value cannot be used; column and row are named
     */
    public double[][] columns(Frame frame) {
        return bind(frame.schema()).columns(frame);
    }

    /**
     * The features of a frame, as a frame of doubles without nulls. Its origin has a step for each transform and one with the digest of
     * this pipeline; it is opaque if a transform is the host's own.
     *
     * @param frame the rows
     * @return a column for each output
     * @throws IllegalArgumentException if a value cannot be used; column and row are named
     */
    public Frame transform(Frame frame) {
        return FeatureFrame.of(this, wiring, frame);
    }

    /**
     * The binary part that stores the pipeline, as docs/model-format.md describes it.
     *
     * @return the bytes
     */
    public byte[] toBytes() {
        BinaryWriter out = BinaryWriter.of(KIND);
        SchemaCodec.write(inputs(), out);
        out.put(wiring.nodes().size());
        for (Node node : wiring.nodes()) {
            out.put(node.reads().length);
            for (int read : node.reads()) {
                out.put(read);
            }
            out.put(node.step().tag());
            node.step().write(out);
        }
        out.put(slots.length);
        for (int i = 0; i < slots.length; i++) {
            out.put(slots[i]).put(outputs.get(i));
        }
        return out.toBytes();
    }

    /**
     * Reads what {@link #toBytes()} wrote, if all transforms are those of this library.
     *
     * @param name what errors call the bytes
     * @param bytes the bytes
     * @return the pipeline
     * @throws dev.boathouse.core.CorruptDataException if the bytes make no sense
     * @throws dev.boathouse.core.UnsupportedFormatException if a transform is a host's own, or a time zone is unknown
     */
    public static FeaturePipeline ofBytes(String name, byte[] bytes) {
        return ofBytes(name, bytes, List.of());
    }

    /**
     * Reads what {@link #toBytes()} wrote. Nothing in the bytes can name or run code: a transform of the host's own is found by its name
     * among those given.
     *
     * @param name what errors call the bytes
     * @param bytes the bytes
     * @param custom the host's own transforms, more than needed if so
     * @return the pipeline
     * @throws dev.boathouse.core.CorruptDataException if the bytes make no sense
     * @throws dev.boathouse.core.UnsupportedFormatException if a transform is not among those given, or a time zone is unknown
     * @throws IllegalArgumentException if two transforms have the same name
     */
    public static FeaturePipeline ofBytes(String name, byte[] bytes, Collection<? extends Transform> custom) {
        StepReader steps = new StepReader(name, custom);
        BinaryReader in = BinaryReader.of(name, bytes, KIND);
        Schema inputs = SchemaCodec.read(in);
        if (inputs.size() > Wiring.MOST_SLOTS) {
            throw in.corrupt("found " + inputs.size() + " columns");
        }
        Wiring wiring = new Wiring(inputs);
        for (int left = in.count(LEAST_STEP); left > 0; left--) {
            steps.readInto(wiring, in);
        }
        int[] slots = new int[in.count(LEAST_OUTPUT)];
        List<String> outputs = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (int i = 0; i < slots.length; i++) {
            slots[i] = in.readInt();
            outputs.add(in.text());
            boolean exists = slots[i] >= 0 && slots[i] < wiring.size();
            if (!exists
                    || !wiring.slot(slots[i]).kind().isNumber()
                    || !names.add(outputs.get(i))
                    || outputs.get(i).isEmpty()) {
                throw in.corrupt("found an impossible feature");
            }
        }
        in.end();
        return new FeaturePipeline(wiring, slots, outputs);
    }
}
