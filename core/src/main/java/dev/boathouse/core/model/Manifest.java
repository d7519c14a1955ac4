package dev.boathouse.core.model;

import dev.boathouse.core.CorruptDataException;
import dev.boathouse.core.data.Origin;
import dev.boathouse.core.data.Schema;
import dev.boathouse.core.internal.Digest;
import dev.boathouse.core.internal.JsonObject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The manifest: what people read first, and the digests that the other files must have. */
final class Manifest {

    static final String FORMAT = "boathouse-model";
    static final long VERSION = 1;

    private Manifest() {}

    static Map<String, Object> of(Model model, Map<String, byte[]> files) {
        Map<String, Object> manifest = new LinkedHashMap<>();
        manifest.put("format", FORMAT);
        manifest.put("format-version", VERSION);
        manifest.put("content-digest", model.contentDigest());
        manifest.put("model-uuid", model.uuid().toString());
        manifest.put("predictor", model.predictor().summary());
        manifest.put(
                "inputs", fields(model.signature().inputs(), model.signature().levels()));
        manifest.put("features", model.features().outputs());
        manifest.put("outputs", fields(model.signature().outputs(), Map.of()));
        manifest.put("training", training(model.trainingRecord()));
        manifest.put(
                "attachments",
                model.attachments().stream().map(Manifest::attachment).toList());
        List<Object> list = new ArrayList<>();
        files.forEach((path, bytes) -> list.add(file(path, bytes)));
        manifest.put("files", list);
        return manifest;
    }

    private static List<Object> fields(Schema schema, Map<String, List<String>> levels) {
        List<Object> fields = new ArrayList<>();
        for (Schema.Field field : schema.fields()) {
            Map<String, Object> entry = new LinkedHashMap<>();
            entry.put("name", field.name());
            entry.put("type", field.type().toString());
            entry.put("nullable", field.nullable());
            if (levels.containsKey(field.name())) {
                entry.put("levels", levels.get(field.name()));
            }
            fields.add(entry);
        }
        return fields;
    }

    private static Map<String, Object> training(TrainingRecord record) {
        Map<String, Object> training = new LinkedHashMap<>();
        training.put("task", record.task().toString());
        training.put("algorithm", record.algorithm());
        training.put("parameters", record.parameters());
        training.put("features", record.features());
        training.put("seed", record.seed());
        training.put("parallelism", record.parallelism());
        record.label().ifPresent(label -> {
            training.put("label", label.column());
            training.put("label-type", label.type().toString());
            training.put("classes", label.classes());
        });
        training.put("libraries", record.libraries());
        training.put("rows", record.rowCount());
        training.put("data-digest", record.dataDigest());
        training.put("origin-digest", record.origin().digest());
        training.put("origin-opaque", record.origin().isOpaque());
        training.put(
                "origin-tables",
                record.origin().tables().stream().map(Manifest::table).toList());
        training.put("origin-steps", record.origin().steps());
        return training;
    }

    private static Map<String, Object> table(Origin.Table table) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("table-id", table.tableId());
        entry.put("location", table.location());
        entry.put("version", table.version());
        entry.put("columns", table.columns());
        table.filter().ifPresent(filter -> entry.put("filter", filter));
        entry.put("files-digest", table.filesDigest());
        return entry;
    }

    private static Map<String, Object> attachment(Attachment attachment) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("name", attachment.name());
        entry.put("media-type", attachment.mediaType());
        return entry;
    }

    private static Map<String, Object> file(String path, byte[] bytes) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("path", path);
        entry.put("length", bytes.length);
        entry.put("sha-256", Digest.sha256(bytes));
        return entry;
    }

    static void verify(JsonObject manifest, Map<String, byte[]> files) {
        Set<String> unnamed = new HashSet<>(files.keySet());
        unnamed.remove(PackageFiles.MANIFEST);
        for (JsonObject entry : manifest.objects("files")) {
            String path = entry.text("path");
            byte[] bytes = files.get(path);
            if (bytes == null || !unnamed.remove(path)) {
                throw new CorruptDataException("Cannot read a model package: " + path + " is named in "
                        + PackageFiles.MANIFEST + " and missing, or named twice.");
            }
            if (bytes.length != entry.whole("length") || !Digest.sha256(bytes).equals(entry.text("sha-256"))) {
                throw new CorruptDataException("Cannot read " + path + ": its " + bytes.length
                        + " bytes are not those that " + PackageFiles.MANIFEST + " names. Take another copy.");
            }
        }
        if (!unnamed.isEmpty()) {
            throw new CorruptDataException("Cannot read a model package: "
                    + unnamed.iterator().next() + " is not named in " + PackageFiles.MANIFEST + ".");
        }
    }
}
