package dev.boathouse.examples.flights;

import dev.boathouse.core.data.Filter;
import dev.boathouse.core.data.Frame;
import dev.boathouse.core.evaluation.Evaluation;
import dev.boathouse.core.metric.Metric;
import dev.boathouse.core.model.Model;
import dev.boathouse.examples.flights.MonthlyTables.Month;
import dev.boathouse.monitoring.profile.Profile;
import dev.boathouse.registry.Decision.Approved;
import dev.boathouse.registry.ModelRegistry;
import dev.boathouse.registry.ModelVersion;
import java.nio.file.Path;
import java.time.LocalDate;
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
        Pages pages = Pages.in(lake.folder().resolve("pages"));
        Arrival arrival = new Arrival(lake, console);
        List<Month> months = new MonthlyTables(lake, arrival, console).write(data);
        arrival.last().ifPresent(found -> pages.put("arrival", found.page()));
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

        pages.put("features", Profile.of(train).page("Features of " + first.month()));

        console.step("3. Train a forest, judge it on the days after");
        Model model = LateModel.train(train, console);
        Evaluation evaluation = Evaluation.of(model, holdout);
        console.say(
                "AUC %.4f on %,d flights, content digest %s",
                auc(evaluation), holdout.rowCount(), model.contentDigest());

        console.step("4. Register it with its lineage; the gate decides");
        Trial trial = new Trial(registry, console, pages);
        ModelVersion version = trial.register(model, evaluation);
        console.say("%s", registry.lineage(version).toString().strip());
        Approved approved = trial.judge(version, model, holdout)
                .orElseThrow(() -> new IllegalStateException(
                        "The gate rejected the first model, so nothing went live. More flights would work."));
        registry.promote(LateModel.CHAMPION, approved);
        LateCard.write(lake.folder().resolve("model-card.md"), version, evaluation);
        pages.put("model-card", LateCard.of(version, evaluation).page());

        console.step("5. Month by month the champion scores, the watch advises, and what it says is done");
        Release release = Release.of(model, holdout, Operation.endOf(first.month()), Optional.empty());
        Operation operation = new Operation(lake, registry, console, trial, pages, release);
        months.subList(1, months.size()).forEach(operation::month);
        double rowMicros = new Scoring(lake, registry, console)
                .singleRows(rows(lake, first.featuresVersion(), Filter.equal("day", cut)));

        console.step("6. What became of the data, the predictions and the truth");
        printWatched(operation.watched());

        console.step("7. A careless candidate stays out, and one call goes back");
        rehearse(lake, registry, trial, operation.live(), months.get(months.size() - 1));
        List<Figures.Live> live = Champions.tell(registry, console);

        console.step("8. What people look at, and what dashboards read");
        new Months(lake, train).record(operation.quality(), pages, console);
        pages.put("registry", registry.page());
        pages.put(LateModel.NAME, registry.page(LateModel.NAME));
        console.say("pages in %s: %s", pages, String.join(", ", pages.names()));

        new Figures(Figures.ingested(months), operation.watched(), trial.candidates(), live, rowMicros)
                .writeTo(lake.folder().resolve("figures.json"));
        console.step("All of it lies in " + lake.folder());
        console.say(
                "tables flights, features, predictions and registry; monitoring/, pages/, model-card.md and figures.json");
        return lake.folder();
    }

    private void rehearse(Lake lake, ModelRegistry registry, Trial trial, Release live, Month last) {
        LocalDate cut = last.month().atDay(LATER_HOLDOUT_FROM_DAY);
        LocalDate from = last.month().minusMonths(1).atDay(1);
        Frame train = bounded(
                lake,
                last.featuresVersion(),
                Filter.greaterThanOrEqual("day", from).and(Filter.lessThan("day", cut)));
        Frame holdout = rows(lake, last.featuresVersion(), Filter.greaterThanOrEqual("day", cut));
        console.say("a candidate which looks at weekday and distance alone:");
        trial.of(LateModel.trainCarelessly(train, console), holdout);
        if (live.before().isPresent()) {
            registry.rollback(LateModel.NAME, LateModel.CHAMPION, "rehearsal: can we go back in one call?");
        }
    }

    private void printWatched(List<Figures.Watched> watched) {
        console.say(
                "month     flights  late rate  drift of it      AUC     drift of predictions   features drifted   advice");
        for (Figures.Watched month : watched) {
            console.say(
                    "%s  %,8d    %.3f    %-5s (%.3f)   %.4f   %-5s (%.3f)          %-16s   %s",
                    month.month(),
                    month.rows(),
                    month.lateRate(),
                    month.lateDrifted() ? "ALARM" : "quiet",
                    month.lateEffect(),
                    month.auc(),
                    month.predictionsDrifted() ? "ALARM" : "quiet",
                    month.predictionsEffect(),
                    month.featuresDrifted().isEmpty() ? "none" : String.join(", ", month.featuresDrifted()),
                    month.advice());
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
