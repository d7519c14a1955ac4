package dev.boathouse.examples.flights;

import dev.boathouse.core.data.Filter;
import dev.boathouse.core.data.Frame;
import dev.boathouse.core.evaluation.Comparison;
import dev.boathouse.core.evaluation.Evaluation;
import dev.boathouse.core.evaluation.Finding;
import dev.boathouse.core.metric.Metric;
import dev.boathouse.core.model.Model;
import dev.boathouse.examples.flights.MonthlyTables.Month;
import dev.boathouse.registry.Decision;
import dev.boathouse.registry.Decision.Approved;
import dev.boathouse.registry.Gate;
import dev.boathouse.registry.ModelRegistry;
import dev.boathouse.registry.ModelVersion;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The life of the model from the first flights to the rollback, step by step, and what is printed of it. */
final class Story {

    /** Three whole weeks to train on, so that no weekday is rarer than it is. */
    private static final int HOLDOUT_FROM_DAY = 22;

    private static final int LATER_HOLDOUT_FROM_DAY = 16;
    private static final int FEWEST_MONTHS = 4;

    private final Console console;
    private final Path data;
    private final Path parent;
    private final List<Figures.Candidate> candidates = new ArrayList<>();
    private final List<Figures.Watched> watched = new ArrayList<>();

    Story(Console console, Path data, Path parent) {
        this.console = console;
        this.data = data;
        this.parent = parent;
    }

    /** Tells it all and gives back the folder of the run. */
    Path tell() {
        FlightsFile.open(data, rows -> {}).close();
        Lake lake = Lake.createIn(parent);
        ModelRegistry registry = ModelRegistry.open(lake.registry()).actingAs("flight-delays");

        console.step("1. Each month of " + data.getFileName() + " becomes a commit of two Delta tables");
        List<Month> months = new MonthlyTables(lake, console).write(data);
        if (months.size() < FEWEST_MONTHS) {
            throw new IllegalArgumentException("Cannot tell the story with " + months.size()
                    + " months of flights: it needs " + FEWEST_MONTHS + ". Use a longer file.");
        }

        Month first = months.get(0);
        console.step(
                "2. Features pinned to version " + first.featuresVersion() + ": what was known after " + first.month());
        LocalDate cut = first.month().atDay(HOLDOUT_FROM_DAY);
        Frame train = bounded(lake, first.featuresVersion(), Filter.lessThan("day", cut));
        Frame holdout = rows(lake, first.featuresVersion(), Filter.greaterThanOrEqual("day", cut));
        console.say("train %,d rows: %s", train.rowCount(), train.origin());
        console.say("holdout %,d rows: %s", holdout.rowCount(), holdout.origin());

        console.step("3. Train a forest, judge it on the days after");
        Model model = LateModel.train(train, console);
        Evaluation evaluation = Evaluation.of(model, holdout);
        console.say(
                "AUC %.4f on %,d flights, content digest %s",
                auc(evaluation), holdout.rowCount(), model.contentDigest());

        console.step("4. Register it with its lineage; the gate decides");
        ModelVersion version = registry.register(LateModel.NAME, model, evaluation);
        console.say("%s", registry.lineage(version).toString().strip());
        Approved approved = judge(registry, version, model, holdout)
                .orElseThrow(() -> new IllegalStateException(
                        "The gate rejected the first model, so nothing went live. More flights would work."));
        registry.promote(LateModel.CHAMPION, approved);
        LateCard.write(lake.folder().resolve("model-card.md"), version, evaluation);

        console.step("5. The champion scores the months that follow");
        Scoring scoring = new Scoring(lake, registry, console);
        Watch watch = new Watch(scoring.champion(), model.score(holdout));
        for (Month month : months.subList(1, months.size())) {
            watched.add(scoring.month(month, watch));
        }
        double rowMicros = scoring.singleRows(rows(lake, first.featuresVersion(), Filter.equal("day", cut)));

        console.step("6. What became of the data, the predictions and the truth");
        printWatched();

        console.step("7. Retrain on newer data, compare with the champion, promote, roll back");
        retrain(lake, registry, months);
        List<Figures.Live> live = Champions.tell(registry, console);

        new Figures(Figures.ingested(months), watched, candidates, live, rowMicros)
                .writeTo(lake.folder().resolve("figures.json"));
        console.step("All of it lies in " + lake.folder());
        console.say("tables flights, features, predictions and registry; model-card.md and figures.json");
        return lake.folder();
    }

    private void retrain(Lake lake, ModelRegistry registry, List<Month> months) {
        Month last = months.get(months.size() - 1);
        LocalDate cut = last.month().atDay(LATER_HOLDOUT_FROM_DAY);
        LocalDate from = months.get(months.size() - 2).month().atDay(1);
        Frame train = bounded(
                lake,
                last.featuresVersion(),
                Filter.greaterThanOrEqual("day", from).and(Filter.lessThan("day", cut)));
        Frame holdout = rows(lake, last.featuresVersion(), Filter.greaterThanOrEqual("day", cut));

        console.say("a careless candidate, which looks at weekday and distance alone:");
        submit(registry, LateModel.trainCarelessly(train, console), holdout);
        console.say(
                "a candidate with all features, trained on %,d flights from %s to %s:", train.rowCount(), from, cut);
        submit(registry, LateModel.train(train, console), holdout).ifPresent(approved -> {
            registry.promote(LateModel.CHAMPION, approved);
            registry.rollback(LateModel.NAME, LateModel.CHAMPION, "rehearsal: can we go back in one call?");
        });
    }

    private Optional<Approved> submit(ModelRegistry registry, Model model, Frame holdout) {
        ModelVersion version = registry.register(LateModel.NAME, model, Evaluation.of(model, holdout));
        return judge(registry, version, model, holdout);
    }

    private Optional<Approved> judge(ModelRegistry registry, ModelVersion version, Model model, Frame holdout) {
        Comparison comparison = Comparison.of(model, registry.model(LateModel.NAME, LateModel.CHAMPION), holdout);
        Gate.Verdict verdict = LateModel.GATE.decide(comparison);
        Decision decision = registry.record(version, verdict);
        console.say("version %d %s", version.number(), verdict.passed() ? "approved" : "rejected");
        for (Finding finding : verdict.findings()) {
            console.say("  %s %s: %s", finding.passed() ? "+" : "-", finding.name(), finding.detail());
        }
        candidates.add(Figures.candidate(version.number(), comparison, verdict));
        return decision instanceof Approved evidence ? Optional.of(evidence) : Optional.empty();
    }

    private void printWatched() {
        console.say("month     flights  late rate  drift of it      AUC     drift of predictions   features drifted");
        for (Figures.Watched month : watched) {
            console.say(
                    "%s  %,8d    %.3f    %-5s (%.3f)   %.4f   %-5s (%.3f)          %s",
                    month.month(),
                    month.rows(),
                    month.lateRate(),
                    month.lateDrifted() ? "ALARM" : "quiet",
                    month.lateEffect(),
                    month.auc(),
                    month.predictionsDrifted() ? "ALARM" : "quiet",
                    month.predictionsEffect(),
                    month.featuresDrifted().isEmpty() ? "none" : String.join(", ", month.featuresDrifted()));
        }
    }

    private static Frame rows(Lake lake, long version, Filter filter) {
        return LateModel.read(lake.features().version(version), filter);
    }

    private static Frame bounded(Lake lake, long version, Filter filter) {
        return LateModel.bounded(rows(lake, version, filter));
    }

    private static double auc(Evaluation evaluation) {
        return evaluation.value(Metric.AUC).orElse(Double.NaN);
    }
}
