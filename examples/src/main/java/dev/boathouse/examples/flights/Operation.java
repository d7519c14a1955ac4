package dev.boathouse.examples.flights;

import dev.boathouse.core.data.Filter;
import dev.boathouse.core.data.Frame;
import dev.boathouse.core.model.Model;
import dev.boathouse.core.statistics.Interval;
import dev.boathouse.examples.flights.MonthlyTables.Month;
import dev.boathouse.monitoring.watch.Advice;
import dev.boathouse.registry.ModelRegistry;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The months after the first release: the champion scores, the watch looks at what came of it, and its advice is carried out. */
final class Operation {

    private static final int HOLDOUT_FROM_DAY = 16;

    private final Lake lake;
    private final ModelRegistry registry;
    private final Console console;
    private final Trial trial;
    private final Pages pages;
    private final List<Figures.Watched> watched = new ArrayList<>();
    private final Map<Instant, Interval> quality = new TreeMap<>();
    private Release live;
    private Instant lastTraining;

    Operation(Lake lake, ModelRegistry registry, Console console, Trial trial, Pages pages, Release live) {
        this.lake = lake;
        this.registry = registry;
        this.console = console;
        this.trial = trial;
        this.pages = pages;
        this.live = live;
        this.lastTraining = live.at();
    }

    /** When a month's flights are all known. */
    static Instant endOf(YearMonth month) {
        return startOf(month.plusMonths(1));
    }

    private static Instant startOf(YearMonth month) {
        return month.atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    /** Goes through a month. */
    void month(Month month) {
        Watch watch = new Watch(live);
        Scoring.Scored scored = new Scoring(lake, registry, console).month(month);
        Watch.Month judged = watch.judge(scored.rows());
        pages.put("drift-" + month.month(), judged.report().page("Drift of " + month.month()));
        Instant now = endOf(month.month());
        Advice advice = watch.advise(now, lastTraining, judged, scored.auc(), scored.rows());
        watched.add(Figures.watched(scored, judged, advice));
        quality.put(startOf(month.month()), scored.quality());
        console.say("  %s: %s", advice.action(), String.join("; ", advice.reasons()));
        if (advice instanceof Advice.Retrain) {
            challenge(month);
        } else if (advice instanceof Advice.RollBack) {
            registry.rollback(
                    LateModel.NAME, LateModel.CHAMPION, advice.reasons().get(0));
            live = live.before().orElseThrow();
        }
    }

    /** Trains on the month before and half of this one; the other half is for the gate. */
    private void challenge(Month month) {
        lastTraining = endOf(month.month());
        LocalDate cut = month.month().atDay(HOLDOUT_FROM_DAY);
        LocalDate from = month.month().minusMonths(1).atDay(1);
        Frame train = LateModel.bounded(LateModel.read(
                lake.features().version(month.featuresVersion()),
                Filter.greaterThanOrEqual("day", from).and(Filter.lessThan("day", cut))));
        Frame holdout =
                LateModel.read(lake.features().version(month.featuresVersion()), Filter.greaterThanOrEqual("day", cut));
        console.say("a challenger, trained on %,d flights from %s to %s:", train.rowCount(), from, cut);
        Model model = LateModel.train(train, console);
        trial.of(model, holdout).ifPresent(approved -> {
            registry.promote(LateModel.CHAMPION, approved);
            live = Release.of(model, holdout, lastTraining, Optional.of(live));
        });
    }

    /** What is live now. */
    Release live() {
        return live;
    }

    /** The AUC of each month, by its start. */
    Map<Instant, Interval> quality() {
        return Collections.unmodifiableMap(quality);
    }

    /** The months so far. */
    List<Figures.Watched> watched() {
        return List.copyOf(watched);
    }
}
