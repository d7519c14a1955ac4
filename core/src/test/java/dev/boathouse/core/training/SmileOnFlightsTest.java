package dev.boathouse.core.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.boathouse.core.data.Frame;
import dev.boathouse.core.data.Row;
import dev.boathouse.core.data.Split;
import dev.boathouse.core.data.TimeCut;
import dev.boathouse.core.internal.smile.OpenBlas;
import dev.boathouse.core.internal.smile.Oracle;
import dev.boathouse.core.internal.smile.Oracles;
import dev.boathouse.core.model.Model;
import dev.boathouse.core.model.Scorer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ForkJoinPool;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The whole way from columns to answers, on real flights: a model that was trained on the earlier ones answers for the later ones what Smile
 * answers when it is trained on the same features, within the bound of its oracle. Then for flights that are stranger than any.
 */
class SmileOnFlightsTest {

    private static final Split FLIGHTS = RealFlights.all(3_000).split(TimeCut.share("departure", 0.75));

    private static final int SOME = 20;

    @ParameterizedTest
    @MethodSource("dev.boathouse.core.training.FlightCases#plain")
    void answersForLaterFlightsAreThoseOfSmile(FlightCase one) throws Exception {
        check(one);
    }

    @OpenBlas
    @ParameterizedTest
    @MethodSource("dev.boathouse.core.training.FlightCases#ofNatives")
    void answersForLaterFlightsAreThoseOfSmileWithNatives(FlightCase one) throws Exception {
        check(one);
    }

    private static void check(FlightCase one) throws Exception {
        Split flights = one.of(FLIGHTS);
        Model model = one.fit(flights.train());
        Oracle smile = trained(one, flights.train());
        Frame later = Frame.concat(flights.test(), StrangeFlights.of(firstOf(flights.test())));
        double[][] columns = model.features().columns(later);
        Scorer scorer = model.scorer(later.schema());
        Iterator<Row> scored = model.score(later).rows().iterator();
        Set<Double> different = new HashSet<>();
        String name = one.toString();
        int place = 0;
        for (Row row : later.rows()) {
            double[] out = new double[scorer.outputs().size()];
            scorer.score(row, out);
            double[] features = row(columns, place);
            String what = name + ", flight " + place++;
            FlightAnswers answers = new FlightAnswers(model.trainingRecord(), out);
            answers.check(what, smile, features);
            answers.checkEqual(what, scored.next());
            double[] scores = new double[model.predictor().scores()];
            scorer.rawScores(row, scores);
            smile.scores(features)
                    .ifPresent(expected -> assertThat(scores).as(what).isEqualTo(expected));
            different.add(out[0]);
        }
        assertThat(place).isEqualTo(750 + 5 * SOME);
        assertThat(different).as("%s tells flights apart", one).hasSizeGreaterThan(10);
    }

    private static Frame firstOf(Frame flights) {
        List<Row> rows = new ArrayList<>();
        flights.rows().forEach(rows::add);
        return Frame.ofRows(flights.schema(), rows.subList(0, SOME));
    }

    /** On as many threads as train ours: their number shows in the bits of some. */
    private static Oracle trained(FlightCase one, Frame flights) throws Exception {
        ForkJoinPool pool = new ForkJoinPool(Trainer.DEFAULT_PARALLELISM);
        try {
            return pool.submit(() -> Oracles.of(one.algorithm(), one.examples(flights)))
                    .get();
        } finally {
            pool.shutdown();
        }
    }

    private static double[] row(double[][] columns, int row) {
        return Arrays.stream(columns).mapToDouble(column -> column[row]).toArray();
    }
}
