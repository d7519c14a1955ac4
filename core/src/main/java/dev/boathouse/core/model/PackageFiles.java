package dev.boathouse.core.model;

import dev.boathouse.core.CorruptDataException;
import dev.boathouse.core.UnsupportedFormatException;
import dev.boathouse.core.data.Origin;
import dev.boathouse.core.features.FeaturePipeline;
import dev.boathouse.core.internal.Json;
import dev.boathouse.core.internal.JsonObject;
import dev.boathouse.core.predictor.Predictor;
import dev.boathouse.core.predictor.Response;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** A model as files, and back. */
final class PackageFiles {

    static final String MANIFEST = "model.json";
    static final String MLMODEL = "MLmodel";
    static final String ATTACHMENTS = "attachments/";

    private PackageFiles() {}

    static SortedMap<String, byte[]> of(Model model, Optional<Instant> created) {
        TrainingRecord record = model.trainingRecord();
        SortedMap<String, byte[]> files =
                new TreeMap<>(ModelParts.digested(model.features(), model.predictor(), model.response(), record));
        files.put(ModelParts.ORIGIN, OriginCodec.write(record.origin()));
        for (Attachment attachment : model.attachments()) {
            files.put(ATTACHMENTS + attachment.name(), attachment.bytes());
        }
        files.put(MLMODEL, MlmodelFile.of(model, created).getBytes(StandardCharsets.UTF_8));
        files.put(MANIFEST, Json.writePretty(Manifest.of(model, files)).getBytes(StandardCharsets.UTF_8));
        return files;
    }

    /** Checks that the manifest and the files agree. */
    static JsonObject verifiedManifest(Map<String, byte[]> files) {
        JsonObject manifest = Json.readObject(MANIFEST, file(files, MANIFEST));
        if (!manifest.text("format").equals(Manifest.FORMAT)) {
            throw new CorruptDataException("Cannot read " + MANIFEST + ": found the format \"" + manifest.text("format")
                    + "\", wanted \"" + Manifest.FORMAT + "\".");
        }
        if (manifest.whole("format-version") != Manifest.VERSION) {
            throw new UnsupportedFormatException("Cannot read a model of format version "
                    + manifest.whole("format-version") + ": this version of Boathouse reads " + Manifest.VERSION + ".");
        }
        Manifest.verify(manifest, files);
        return manifest;
    }

    static Model model(Map<String, byte[]> files, ModelReader reader) {
        JsonObject manifest = verifiedManifest(files);
        Origin origin = OriginCodec.read(file(files, ModelParts.ORIGIN));
        FeaturePipeline pipeline = reader.pipeline(file(files, ModelParts.FEATURES));
        Predictor predictor = reader.predictor(file(files, ModelParts.PREDICTOR));
        Response response = Response.ofBytes(ModelParts.RESPONSE, file(files, ModelParts.RESPONSE));
        TrainingRecord record = ModelParts.read(file(files, ModelParts.TRAINING), origin);
        Model model;
        try {
            model = Model.of(pipeline, predictor, response, record);
        } catch (IllegalArgumentException e) {
            throw new CorruptDataException("Cannot read " + ModelParts.PREDICTOR + ": " + e.getMessage(), e);
        }
        String digest = manifest.text("content-digest");
        if (!model.contentDigest().equals(digest)) {
            throw new CorruptDataException("Cannot read " + MANIFEST + ": found the content digest " + digest
                    + ", the parts have " + model.contentDigest() + ". Take another copy of the package.");
        }
        for (JsonObject attachment : manifest.objects("attachments")) {
            model = model.with(attachment(attachment, files));
        }
        return model;
    }

    private static Attachment attachment(JsonObject entry, Map<String, byte[]> files) {
        String name = entry.text("name");
        try {
            return Attachment.of(name, entry.text("media-type"), file(files, ATTACHMENTS + name));
        } catch (IllegalArgumentException e) {
            throw new CorruptDataException("Cannot read " + MANIFEST + ": " + e.getMessage(), e);
        }
    }

    private static byte[] file(Map<String, byte[]> files, String path) {
        byte[] bytes = files.get(path);
        if (bytes == null) {
            throw new CorruptDataException("Cannot read a model package: " + path + " is missing: there are "
                    + String.join(", ", files.keySet()) + ".");
        }
        return bytes;
    }
}
