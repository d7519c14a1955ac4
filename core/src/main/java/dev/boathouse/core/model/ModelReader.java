package dev.boathouse.core.model;

import dev.boathouse.core.features.FeaturePipeline;
import dev.boathouse.core.features.Transform;
import dev.boathouse.core.predictor.Predictor;
import dev.boathouse.core.predictor.PredictorFormat;
import dev.boathouse.core.predictor.PredictorFormats;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads models, also those with parts that the host knows and Boathouse does not: its own transforms, and predictors of other libraries. What
 * can be read is what was handed over: no name in a file finds code. Immutable and thread-safe.
 */
public final class ModelReader {

    private static final ModelReader STANDARD = new ModelReader(List.of(), PredictorFormats.standard());

    private final List<Transform> transforms;
    private final PredictorFormats predictors;

    private ModelReader(List<Transform> transforms, PredictorFormats predictors) {
        this.transforms = List.copyOf(transforms);
        this.predictors = predictors;
    }

    /**
     * Reads what Boathouse trains.
     *
     * @return the reader
     */
    public static ModelReader standard() {
        return STANDARD;
    }

    /**
     * With a transform of the host's own.
     *
     * @param transform the transform that models were trained with
     * @return the changed copy
     * @throws IllegalArgumentException if there is a transform of that name already
     */
    public ModelReader with(Transform transform) {
        if (transforms.stream().anyMatch(known -> known.name().equals(transform.name()))) {
            throw new IllegalArgumentException(
                    "The transform \"" + transform.name() + "\" is known already: each name has one transform.");
        }
        List<Transform> more = new ArrayList<>(transforms);
        more.add(transform);
        return new ModelReader(more, predictors);
    }

    /**
     * With the predictors of one more kind.
     *
     * @param format how they are read
     * @return the changed copy
     * @throws IllegalArgumentException if the kind is known already
     */
    public ModelReader with(PredictorFormat format) {
        return new ModelReader(transforms, predictors.with(format));
    }

    /**
     * The transforms of the host's own: what {@code Trainer.of(record, transforms)} needs to train such a model again.
     *
     * @return an immutable list, often empty
     */
    public List<Transform> transforms() {
        return transforms;
    }

    /**
     * Reads a model.
     *
     * @param files the package
     * @return the model, with its attachments
     * @throws dev.boathouse.core.CorruptDataException if a part makes no sense, or the content digest is not the one of the manifest
     * @throws dev.boathouse.core.UnsupportedFormatException if a newer version of Boathouse wrote it, or a part is of a kind that this
     *     reader does not know
     */
    public Model read(ModelPackage files) {
        return PackageFiles.model(files.contents(), this);
    }

    FeaturePipeline pipeline(byte[] bytes) {
        return FeaturePipeline.ofBytes(ModelParts.FEATURES, bytes, transforms);
    }

    Predictor predictor(byte[] bytes) {
        return predictors.read(ModelParts.PREDICTOR, bytes);
    }
}
