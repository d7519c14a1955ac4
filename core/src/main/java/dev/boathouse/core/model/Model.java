package dev.boathouse.core.model;

import dev.boathouse.core.data.Frame;
import dev.boathouse.core.data.Schema;
import dev.boathouse.core.features.FeaturePipeline;
import dev.boathouse.core.internal.Digest;
import dev.boathouse.core.model.TrainingRecord.Label;
import dev.boathouse.core.predictor.Predictor;
import dev.boathouse.core.predictor.Response;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * A trained model, as data: how columns become features, the numbers that turn those into scores, how scores become answers, and how all
 * of it came to be. Immutable and thread-safe.
 */
public final class Model {

    private final FeaturePipeline pipeline;
    private final Predictor predictor;
    private final Response response;
    private final TrainingRecord record;
    private final Answers answers;
    private final List<Attachment> attachments;
    private final String contentDigest;

    private Model(
            FeaturePipeline pipeline,
            Predictor predictor,
            Response response,
            TrainingRecord record,
            List<Attachment> attachments,
            String digest) {
        this.pipeline = pipeline;
        this.predictor = predictor;
        this.response = response;
        this.record = record;
        this.answers = new Answers(record, response, predictor.scores());
        this.attachments = List.copyOf(attachments);
        this.contentDigest = digest;
    }

    /**
     * A model of its parts.
     *
     * @param pipeline how columns become features
     * @param predictor how features become scores
     * @param response how scores become answers
     * @param record how all of it came to be
     * @return the model
     * @throws IllegalArgumentException if the predictor wants another number of features, or gives another number of scores than the
     *     task needs: 1 or 2 for two classes (the last one is that of the positive class), one a class for more, one to estimate a
     *     number or find anomalies, one a cluster
     */
    public static Model of(FeaturePipeline pipeline, Predictor predictor, Response response, TrainingRecord record) {
        if (pipeline.outputs().size() != predictor.features()) {
            throw new IllegalArgumentException("The parts do not fit: the pipeline gives "
                    + pipeline.outputs().size() + " features, the predictor wants " + predictor.features() + ".");
        }
        Digest digest = Digest.of("boathouse-model-1");
        for (Map.Entry<String, byte[]> part :
                ModelParts.digested(pipeline, predictor, response, record).entrySet()) {
            digest.put(part.getKey()).put(part.getValue(), 0, part.getValue().length);
        }
        return new Model(pipeline, predictor, response, record, List.of(), digest.hex());
    }

    /**
     * What the model reads and answers. Answers, by {@link Task}:
     *
     * <ul>
     *   <li>two classes: {@code probability} of the positive class, and {@code prediction}, the class as the label has it;
     *   <li>more classes: {@code probabilities}, an array in the order of {@link TrainingRecord#classes}, and {@code prediction}, the most
     *       probable class (of equally probable ones the first);
     *   <li>regression: {@code prediction}, the number;
     *   <li>anomaly detection: {@code anomaly_score}, the higher the less like the training rows, and {@code prediction}, true from the
     *       threshold on;
     *   <li>clustering: {@code cluster_distance} to the nearest centre, and {@code prediction}, the number of the cluster from 0.
     * </ul>
     *
     * @return the signature
     */
    public Signature signature() {
        return new Signature(pipeline.inputs(), answers.schema(), pipeline.levels());
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
     * How features become scores.
     *
     * @return the predictor
     */
    public Predictor predictor() {
        return predictor;
    }

    /**
     * How scores become answers.
     *
     * @return the response
     */
    public Response response() {
        return response;
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
        return new Model(pipeline, predictor, response, record, changed, contentDigest);
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
        return new Scorer(pipeline.bind(schema), predictor, answers);
    }

    /**
     * Scores all rows. The answers are those of a {@link Scorer} to the last bit. The origin gets a step that names the content digest:
     * what was scored can be scored again.
     *
     * @param frame the rows
     * @return the frame with the columns of {@link Signature#outputs} added
     * @throws dev.boathouse.core.NotFoundException if an input is missing
     * @throws IllegalArgumentException if an input has another kind of type than in training, a value cannot be used (column and
     *     row are named), or the frame already has one of the added columns
     */
    public Frame score(Frame frame) {
        return new FrameScoring(pipeline.bind(frame.schema()), predictor, answers)
                .score(frame, "score " + contentDigest);
    }

    /**
     * Gives all rows their raw scores, before these become probabilities: sums of trees, linear sums, margins, distances.
     *
     * @param frame the rows
     * @return the frame with the column {@code scores} added, an array of {@link Predictor#scores()} numbers for each row
     * @throws dev.boathouse.core.NotFoundException if an input is missing
     * @throws IllegalArgumentException as {@link #score} does
     */
    public Frame rawScores(Frame frame) {
        return new FrameScoring(pipeline.bind(frame.schema()), predictor, answers)
                .rawScores(frame, "raw scores " + contentDigest);
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
        return record.algorithm() + " for " + record.label().map(Label::column).orElse("no label") + " ("
                + contentDigest.substring(0, 12) + "): " + predictor.summary();
    }
}
