package dev.boathouse.core.model;

import dev.boathouse.core.data.Origin;
import dev.boathouse.core.features.FeaturePipeline;
import dev.boathouse.core.internal.BinaryReader;
import dev.boathouse.core.internal.BinaryWriter;
import dev.boathouse.core.internal.SchemaCodec;
import dev.boathouse.core.model.TrainingRecord.Label;
import dev.boathouse.core.predictor.Predictor;
import dev.boathouse.core.predictor.PredictorFormats;
import dev.boathouse.core.predictor.Response;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The binary parts of a model. The origin is told, but is no part of the content: the same rows in another table make the same model. */
final class ModelParts {

    static final String FEATURES = "parts/features.bin";
    static final String PREDICTOR = "parts/predictor.bin";
    static final String RESPONSE = "parts/response.bin";
    static final String TRAINING = "parts/training.bin";
    static final String ORIGIN = "parts/origin.bin";

    private static final String TRAINING_KIND = "boathouse-training-1";

    private ModelParts() {}

    /** The parts that the content digest covers, in its order. */
    static Map<String, byte[]> digested(
            FeaturePipeline pipeline, Predictor predictor, Response response, TrainingRecord record) {
        Map<String, byte[]> parts = new LinkedHashMap<>();
        parts.put(FEATURES, pipeline.toBytes());
        parts.put(PREDICTOR, PredictorFormats.write(predictor));
        parts.put(RESPONSE, response.toBytes());
        parts.put(TRAINING, write(record));
        return parts;
    }

    private static byte[] write(TrainingRecord record) {
        BinaryWriter out = BinaryWriter.of(TRAINING_KIND).put(record.task().toString());
        out.put(record.algorithm());
        write(record.parameters(), out);
        out.put(record.features()).put(record.seed()).put(record.parallelism());
        out.put((byte) (record.label().isPresent() ? 1 : 0));
        record.label().ifPresent(label -> write(label, out));
        write(record.libraries(), out);
        return out.put(record.rowCount()).put(record.dataDigest()).toBytes();
    }

    private static void write(Label label, BinaryWriter out) {
        out.put(label.column());
        SchemaCodec.writeType(label.type(), out);
        out.put(label.classes().size());
        label.classes().forEach(out::put);
    }

    private static void write(Map<String, String> texts, BinaryWriter out) {
        out.put(texts.size());
        texts.forEach((name, text) -> out.put(name).put(text));
    }

    static TrainingRecord read(byte[] bytes, Origin origin) {
        BinaryReader in = BinaryReader.of(TRAINING, bytes, TRAINING_KIND);
        try {
            TrainingRecord record = new TrainingRecord(
                    task(in),
                    in.text(),
                    texts(in),
                    in.text(),
                    in.readLong(),
                    in.readInt(),
                    in.readFlag() ? Optional.of(label(in)) : Optional.empty(),
                    texts(in),
                    in.readLong(),
                    in.text(),
                    origin);
            in.end();
            return record;
        } catch (IllegalArgumentException e) {
            throw in.corrupt("found an impossible record (" + e.getMessage() + ")");
        }
    }

    private static Task task(BinaryReader in) {
        String name = in.text();
        return Arrays.stream(Task.values())
                .filter(task -> task.toString().equals(name))
                .findFirst()
                .orElseThrow(() -> in.corrupt("found the unknown task \"" + name + "\""));
    }

    private static Label label(BinaryReader in) {
        return new Label(in.text(), SchemaCodec.readType(in), list(in));
    }

    private static List<String> list(BinaryReader in) {
        List<String> texts = new ArrayList<>();
        for (int left = in.count(Integer.BYTES); left > 0; left--) {
            texts.add(in.text());
        }
        return texts;
    }

    private static SortedMap<String, String> texts(BinaryReader in) {
        SortedMap<String, String> texts = new TreeMap<>();
        for (int left = in.count(2 * Integer.BYTES); left > 0; left--) {
            texts.put(in.text(), in.text());
        }
        return texts;
    }
}
