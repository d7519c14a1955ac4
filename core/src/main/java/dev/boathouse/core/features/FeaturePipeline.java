package dev.boathouse.core.features;

import dev.boathouse.core.data.Frame;
import dev.boathouse.core.data.Schema;
import dev.boathouse.core.internal.BinaryReader;
import dev.boathouse.core.internal.BinaryWriter;
import dev.boathouse.core.internal.SchemaCodec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A {@link FeatureSpec} with the numbers it learnt: data only, stored inside the model, so that training and scoring cannot differ.
 * Immutable and thread-safe.
 */
public final class FeaturePipeline {

    private static final String KIND = "boathouse-features-1";
    private static final int LEAST_TRANSFORM = 5;

    private final List<FittedTransform> transforms;
    private final Schema inputs;
    private final List<String> outputs;

    FeaturePipeline(List<FittedTransform> transforms) {
        this.transforms = List.copyOf(transforms);
        this.inputs = Schema.of(transforms.stream().map(FittedTransform::input).toList());
        this.outputs = transforms.stream()
                .flatMap(transform -> transform.outputs().stream())
                .toList();
    }

    /**
     * The columns that are read, with their types in training. Nullable are those whose nulls a transform takes care of.
     *
     * @return the fields, in the order of the training frame
     */
    public Schema inputs() {
        return inputs;
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
     * The levels of the one-hot columns.
     *
     * @return the levels by input column, in order
     */
    public Map<String, List<String>> levels() {
        Map<String, List<String>> levels = new LinkedHashMap<>();
        for (FittedTransform transform : transforms) {
            if (transform instanceof LevelTransform level && !level.levels().isEmpty()) {
                levels.put(level.input().name(), level.levels());
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
     * @throws IllegalArgumentException if an input has another kind of type than in training
     */
    public FeatureEncoder bind(Schema schema) {
        return new FeatureEncoder(transforms, outputs.size(), schema);
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
     * The binary part that stores the pipeline, as docs/model-format.md describes it.
     *
     * @return the bytes
     */
    public byte[] toBytes() {
        BinaryWriter out = BinaryWriter.of(KIND);
        SchemaCodec.write(inputs, out);
        out.put(transforms.size());
        transforms.forEach(transform -> transform.write(out));
        return out.toBytes();
    }

    /**
     * Reads what {@link #toBytes()} wrote.
     *
     * @param name what errors call the bytes
     * @param bytes the bytes
     * @return the pipeline
     * @throws dev.boathouse.core.CorruptDataException if the bytes make no sense
     */
    public static FeaturePipeline ofBytes(String name, byte[] bytes) {
        BinaryReader in = BinaryReader.of(name, bytes, KIND);
        Schema inputs = SchemaCodec.read(in);
        int count = in.count(LEAST_TRANSFORM);
        if (count != inputs.size()) {
            throw in.corrupt("found " + count + " transforms for " + inputs.size() + " columns");
        }
        List<FittedTransform> transforms = new ArrayList<>();
        for (Schema.Field input : inputs.fields()) {
            byte tag = in.readByte();
            transforms.add(
                    switch (tag) {
                        case NumberTransform.TAG -> NumberTransform.read(input, in);
                        case LevelTransform.ONE_HOT -> LevelTransform.read(input, true, in);
                        case LevelTransform.RANK -> LevelTransform.read(input, false, in);
                        default -> throw in.corrupt("found the unknown transform " + tag);
                    });
        }
        in.end();
        return new FeaturePipeline(transforms);
    }
}
