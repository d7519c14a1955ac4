package dev.boathouse.core.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.boathouse.core.data.DataType;
import dev.boathouse.core.data.Frame;
import dev.boathouse.core.data.Row;
import dev.boathouse.core.data.Schema;
import dev.boathouse.core.data.Split;
import dev.boathouse.core.data.TimeCut;
import dev.boathouse.core.internal.smile.OpenBlas;
import dev.boathouse.core.model.Model;
import dev.boathouse.core.model.Scorer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A model finds its inputs by name, whatever lies around them. */
class ColumnOrderTest {

    private static final Split FLIGHTS = RealFlights.all(600).split(TimeCut.share("departure", 0.75));

    @ParameterizedTest
    @MethodSource("dev.boathouse.core.training.FlightCases#plain")
    void otherOrdersAndMoreColumnsGiveEqualAnswers(FlightCase one) {
        check(one.fit(FLIGHTS.train()));
    }

    @OpenBlas
    @ParameterizedTest
    @MethodSource("dev.boathouse.core.training.FlightCases#ofNatives")
    void otherOrdersAndMoreColumnsGiveEqualAnswersWithNatives(FlightCase one) {
        check(one.fit(FLIGHTS.train()));
    }

    private static void check(Model model) {
        Frame few = FLIGHTS.test().select(FlightFeatures.INPUTS);
        Frame many = reversed(FLIGHTS.test()
                .with(Schema.Field.of("note", DataType.STRING), row -> null)
                .with(Schema.Field.of("gate", DataType.DOUBLE), row -> Double.NaN));
        assertThat(many.schema().names()).startsWith("gate", "note").endsWith("day", "departure");
        List<String> answers = model.signature().outputs().names();
        assertThat(model.score(many).select(answers).contentDigest())
                .isEqualTo(model.score(few).select(answers).contentDigest());
        Scorer scorer = model.scorer(few.schema());
        Scorer other = model.scorer(many.schema());
        Iterator<Row> others = many.rows().iterator();
        for (Row row : few.rows()) {
            assertThat(answers(other, others.next())).isEqualTo(answers(scorer, row));
        }
    }

    private static Frame reversed(Frame frame) {
        List<String> names = new ArrayList<>(frame.schema().names());
        Collections.reverse(names);
        return frame.select(names);
    }

    private static double[] answers(Scorer scorer, Row row) {
        double[] out = new double[scorer.outputs().size()];
        scorer.score(row, out);
        return out;
    }
}
