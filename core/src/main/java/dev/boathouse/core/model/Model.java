package dev.boathouse.core.model;

import dev.boathouse.core.data.DataType;
import dev.boathouse.core.data.Frame;
import dev.boathouse.core.data.Schema;
import dev.boathouse.core.features.FeaturePipeline;
import dev.boathouse.core.internal.Digest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * A trained classifier of two classes, as data: how columns become features, the numbers that turn those into a probability, and how
 * both came to be. Immutable and thread-safe.
 */
public final class Model {

    /** From this probability on, the positive class is predicted. */
    public static final double THRESHOLD = 0.5;

    private final FeaturePipeline pipeline;
    private final Predictor predictor;
    private final TrainingRecord record;
    private final List<Attachment> attachments;
    private final String contentDigest;

    private Model(
            FeaturePipeline pipeline,
            Predictor predictor,
            TrainingRecord record,
            List<Attachment> attachments,
            String digest) {
        this.pipeline = pipeline;
        this.predictor = predictor;
        this.record = record;
        this.attachments = List.copyOf(attachments);
        this.contentDigest = digest;
    }

    /**
     * A model of its parts.
     *
     * @param pipeline how columns become features
     * @param predictor how features become a probability
     * @param record how both came to be
     * @return the model
     * @throws IllegalArgumentException if the predictor wants another number of features
     */
    public static Model of(FeaturePipeline pipeline, Predictor predictor, TrainingRecord record) {
        if (pipeline.outputs().size() != predictor.features()) {
            throw new IllegalArgumentException("The parts do not fit: the pipeline gives "
                    + pipeline.outputs().size() + " features, the predictor wants " + predictor.features() + ".");
        }
        Digest digest = Digest.of("boathouse-model-1");
        for (Map.Entry<String, byte[]> part :
                ModelParts.digested(pipeline, predictor, record).entrySet()) {
            digest.put(part.getKey()).put(part.getValue(), 0, part.getValue().length);
        }
        return new Model(pipeline, predictor, record, List.of(), digest.hex());
    }

    /**
     * What the model reads and answers: {@code probability} of the positive class, and {@code prediction}, the class as the label has
     * it (integers as {@code integer}).
     *
     * @return the signature
     */
    public Signature signature() {
        DataType label = record.labelType().isInteger() ? DataType.INT : record.labelType();
        Schema outputs = Schema.of(
                Schema.Field.of("probability", DataType.DOUBLE).required(),
                Schema.Field.of("prediction", label).required());
        return new Signature(pipeline.inputs(), outputs, pipeline.levels());
    }

    /**
     * How the model came to be.
     *
     * @return the record
     */
    public TrainingRecord trainingRecord() {
        return record;
    }

    /**
     * How columns become features.
     *
     * @return the fitted pipeline
     */
    public FeaturePipeline features() {
        return pipeline;
    }

    /**
     * How features become a probability.
     *
     * @return the predictor
     */
    public Predictor predictor() {
        return predictor;
    }

    /**
     * SHA-256 over pipeline, predictor and training record, without origin, time and attachments: training again on the same rows
     * with the same seed gives the same, in whatever table they lie.
     *
     * @return 64 hexadecimal digits
     */
    public String contentDigest() {
        return contentDigest;
    }

    /**
     * A UUID (version 8) made of the first bits of the content digest.
     *
     * @return the same for the same content
     */
    public UUID uuid() {
        long high = Long.parseUnsignedLong(contentDigest, 0, 16, 16);
        long low = Long.parseUnsignedLong(contentDigest, 16, 32, 16);
        return new UUID((high & ~0xF000L) | 0x8000L, (low & 0x3FFFFFFFFFFFFFFFL) | 0x8000000000000000L);
    }

    /**
     * The files that travel in the model.
     *
     * @return an immutable list
     */
    public List<Attachment> attachments() {
        return attachments;
    }

    /**
     * The attachment with a name.
     *
     * @param name its name
     * @return the attachment, if there is one
     */
    public Optional<Attachment> attachment(String name) {
        return attachments.stream()
                .filter(attachment -> attachment.name().equals(name))
                .findFirst();
    }

    /**
     * With one more attachment, or in the place of the one with the same name.
     *
     * @param attachment what to attach
     * @return the changed copy, with the same content digest
     */
    public Model with(Attachment attachment) {
        List<Attachment> changed = new ArrayList<>(attachments);
        changed.removeIf(known -> known.name().equals(attachment.name()));
        changed.add(attachment);
        return new Model(pipeline, predictor, record, changed, contentDigest);
    }

    /**
     * A scorer for rows of a schema.
     *
     * @param schema the fields of the rows to come, in any order, more than needed if so
     * @return the scorer
     * @throws dev.boathouse.core.NotFoundException if an input is missing
     * @throws IllegalArgumentException if an input has another kind of type than in training
     */
    public Scorer scorer(Schema schema) {
        return new Scorer(pipeline, predictor, signature().outputs(), schema);
    }

    /**
     * Scores all rows. The answers are those of a {@link Scorer} to the last bit. The origin gets a step that names the content digest:
     * what was scored can be scored again.
     *
     * @param frame the rows
     * @return the frame with the columns {@code probability} and {@code prediction} added
     * @throws dev.boathouse.core.NotFoundException if an input is missing
     * @throws IllegalArgumentException if an input has another kind of type than in training, a value cannot be used (column and
     *     row are named), or the frame already has one of the added columns
     */
    public Frame score(Frame frame) {
        return new FrameScoring(pipeline.bind(frame.schema()), predictor, record.classes())
                .score(frame, signature().outputs(), "score " + contentDigest);
    }

    /**
     * The model as files; the same model gives the same bytes.
     *
     * @return the package
     */
    public ModelPackage packaged() {
        return ModelPackage.ofOwned(PackageFiles.of(this, Optional.empty()));
    }

    /**
     * The model as files that say when they were made.
     *
     * @param created the time to write into the MLmodel file
     * @return the package
     */
    public ModelPackage packaged(Instant created) {
        return ModelPackage.ofOwned(PackageFiles.of(this, Optional.of(created)));
    }

    /** As {@code random-forest for late (3f2a…): 200 trees, 81234 nodes}. */
    @Override
    public String toString() {
        return record.algorithm() + " for " + record.label() + " (" + contentDigest.substring(0, 12) + "): "
                + predictor.summary();
    }
}
