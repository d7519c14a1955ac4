package dev.boathouse.core.card;

import dev.boathouse.core.evaluation.Comparison;
import dev.boathouse.core.evaluation.Evaluation;
import dev.boathouse.core.evaluation.Slicing;
import dev.boathouse.core.explanation.Importances;
import dev.boathouse.core.metric.Metric;
import dev.boathouse.core.page.Block;
import dev.boathouse.core.page.Page;
import dev.boathouse.core.page.Section;
import dev.boathouse.core.statistics.Interval;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What people must know of a model before they use it, in the sections of Mitchell et al. 2019, "Model Cards for Model Reporting": the model
 * and how it was trained, intended use, training and evaluation data with their lineage, features, metrics with intervals, predictions beside
 * the truth, the difference from the champion, slices, fairness, what the model looks at, limits. What nobody has filled is there too, and says that it is not stated;
 * a metric without a value says why.
 *
 * <p>Numbers are computed when they are added, not when the page is asked for. The same evaluation gives the same card: it holds no time but
 * those of the table versions. Immutable and thread-safe.
 */
public final class ModelCard {

    private final String title;
    private final String lead;
    private final Evaluation evaluation;
    private final Map<Part, List<Block>> parts;
    private final List<Section> others;

    private ModelCard(
            String title, String lead, Evaluation evaluation, Map<Part, List<Block>> parts, List<Section> others) {
        this.title = title;
        this.lead = lead;
        this.evaluation = evaluation;
        this.parts = parts;
        this.others = others;
    }

    /**
     * A card of what an evaluation knows: the model, its data and features, and every metric of its task. Takes a bootstrap over the rows
     * ({@link Evaluation#intervals}).
     *
     * @param title what the model is called, such as {@code late-flights, version 3}
     * @param evaluation how good it is, on the rows that the card is about
     * @return the card
     * @throws IllegalArgumentException if the title is blank
     */
    public static ModelCard of(String title, Evaluation evaluation) {
        Page.of(title);
        Map<Metric, Interval> intervals = evaluation.intervals();
        Map<Part, List<Block>> parts = new EnumMap<>(Part.class);
        parts.put(Part.MODEL, ModelBlocks.of(evaluation));
        parts.put(Part.TRAINING, DataBlocks.ofTraining(evaluation.model().trainingRecord()));
        parts.put(Part.FEATURES, FeatureBlocks.of(evaluation.model()));
        parts.put(Part.EVALUATION, DataBlocks.ofEvaluation(evaluation));
        parts.put(Part.METRICS, MetricBlocks.of(evaluation, intervals));
        parts.put(Part.PREDICTIONS, PredictionBlocks.of(evaluation));
        return new ModelCard(title, Lead.of(evaluation, intervals), evaluation, parts, List.of());
    }

    /**
     * With the differences from the champion, their intervals and tests, and the findings that the host added to the comparison; in the
     * place of an earlier one. Takes a bootstrap for each metric without a better test.
     *
     * @param comparison the model of this card as the candidate, on the rows of this card
     * @return the changed copy
     * @throws IllegalArgumentException if the candidate is another model, or was evaluated on other rows
     */
    public ModelCard with(Comparison comparison) {
        Evaluation candidate = comparison.candidate();
        if (!candidate.modelDigest().equals(evaluation.modelDigest())
                || !candidate.testDigest().equals(evaluation.testDigest())) {
            throw new IllegalArgumentException("Cannot put a comparison on the card \"" + title
                    + "\": its candidate is the model " + candidate.modelDigest() + " on the rows "
                    + candidate.testDigest() + ", the card is about " + evaluation.modelDigest() + " on "
                    + evaluation.testDigest() + ". Comparing the evaluation of this card would work.");
        }
        return with(Part.COMPARISON, ComparisonBlocks.of(comparison));
    }

    /**
     * With a table of slices, behind those added before. Slices of fewer than 100 rows are marked; of more than 50 slices those with the most
     * rows are shown.
     *
     * @param slicing how to slice the rows
     * @param metrics what to tell of each slice; if none, the first thing to know of the task: AUC, accuracy, RMSE, the rate of flagged
     *     rows, or of clusters the adjusted Rand index, without truth the silhouette
     * @return the changed copy
     * @throws dev.boathouse.core.NotFoundException if a column is missing
     * @throws IllegalArgumentException if a metric is none of this task, a column cannot be sliced by, or two slices have the same name
     */
    public ModelCard withSlices(Slicing slicing, Metric... metrics) {
        List<Metric> chosen = metrics.length == 0 ? List.of(Lead.metric(evaluation.predictions())) : List.of(metrics);
        return withMore(Part.SLICES, List.of(SliceBlocks.MEANING), SliceBlocks.of(evaluation, slicing, chosen));
    }

    /**
     * With the rates of groups and the gaps between them, behind those added before. The card of a model of another task than two classes
     * says that they are not measured.
     *
     * @param column the column whose values are the groups
     * @return the changed copy
     * @throws dev.boathouse.core.NotFoundException if the column is missing
     * @throws IllegalArgumentException if the column cannot be sliced by
     */
    public ModelCard withFairness(String column) {
        return withMore(Part.FAIRNESS, FairnessBlocks.meaning(evaluation), FairnessBlocks.of(evaluation, column));
    }

    /**
     * With what the model looks at, behind what was added before: mean contributions or permutation importance of the model of this card, which
     * only the caller can know.
     *
     * @param importances what was measured
     * @return the changed copy
     */
    public ModelCard with(Importances importances) {
        return withMore(Part.IMPORTANCE, List.of(ImportanceBlocks.MEANING), ImportanceBlocks.of(importances));
    }

    /**
     * With what the model is for, who uses it, and what it must not be used for; in the place of what was said before.
     *
     * @param paragraphs plain text, one or more
     * @return the changed copy
     * @throws IllegalArgumentException if there is no paragraph, or a blank one
     */
    public ModelCard withIntendedUse(String... paragraphs) {
        return with(Part.USE, blocks(Part.USE.title(), paragraphs));
    }

    /**
     * With what the model cannot do, where it was not tried, and what to look out for; in the place of what was said before.
     *
     * @param paragraphs plain text, one or more
     * @return the changed copy
     * @throws IllegalArgumentException if there is no paragraph, or a blank one
     */
    public ModelCard withLimits(String... paragraphs) {
        return with(Part.LIMITS, blocks(Part.LIMITS.title(), paragraphs));
    }

    /**
     * With a section of the host's own, before the limits, such as ethical considerations; or in the place of the one with the same title.
     *
     * @param name its title, none of those that every card has
     * @param paragraphs plain text, one or more
     * @return the changed copy
     * @throws IllegalArgumentException if the title is blank or that of a section of every card, or there is no paragraph, or a blank one
     */
    public ModelCard withSection(String name, String... paragraphs) {
        if (Part.isTitle(name)) {
            throw new IllegalArgumentException("Cannot add a section \"" + name + "\" to the card \"" + title
                    + "\": every card has one, which is filled by the card's own methods. Choose another title.");
        }
        Section added = new Section(name, blocks(name, paragraphs));
        List<Section> changed = new ArrayList<>(others);
        changed.removeIf(known -> known.title().equals(name));
        changed.add(added);
        return new ModelCard(title, lead, evaluation, parts, List.copyOf(changed));
    }

    private List<Block> blocks(String name, String... paragraphs) {
        if (paragraphs.length == 0 || Arrays.stream(paragraphs).anyMatch(String::isBlank)) {
            throw new IllegalArgumentException("Cannot fill the section \"" + name + "\" of the card \"" + title
                    + "\": found " + (paragraphs.length == 0 ? "no" : "a blank")
                    + " paragraph. Give at least one, each with some text.");
        }
        return Arrays.stream(paragraphs)
                .map(Block::paragraph)
                .map(Block.class::cast)
                .toList();
    }

    private ModelCard with(Part part, List<Block> blocks) {
        Map<Part, List<Block>> changed = new EnumMap<>(parts);
        changed.put(part, blocks);
        return new ModelCard(title, lead, evaluation, changed, others);
    }

    private ModelCard withMore(Part part, List<Block> opening, List<Block> blocks) {
        List<Block> all = new ArrayList<>(parts.getOrDefault(part, opening));
        all.addAll(blocks);
        return with(part, List.copyOf(all));
    }

    /**
     * The card as a page.
     *
     * @return the page, which renders as Markdown and as plain text
     */
    public Page page() {
        List<Section> sections = new ArrayList<>();
        for (Part part : Part.values()) {
            if (part == Part.LIMITS) {
                sections.addAll(others);
            }
            sections.add(new Section(part.title(), parts.getOrDefault(part, List.of(part.unfilled()))));
        }
        return new Page(title, lead, sections);
    }

    /**
     * The card as GitHub-flavoured Markdown. No name, value or text in it can become markup.
     *
     * @return {@link Page#markdown()} of {@link #page()}
     */
    public String markdown() {
        return page().markdown();
    }

    /** As {@code card of late-flights, version 3}. */
    @Override
    public String toString() {
        return "card of " + title;
    }
}
