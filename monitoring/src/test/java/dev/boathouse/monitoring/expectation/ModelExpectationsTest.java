package dev.boathouse.monitoring.expectation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.boathouse.core.CorruptDataException;
import dev.boathouse.core.algorithm.RandomForest;
import dev.boathouse.core.data.Column;
import dev.boathouse.core.data.DataType;
import dev.boathouse.core.data.Frame;
import dev.boathouse.core.data.Schema;
import dev.boathouse.core.data.Schema.Field;
import dev.boathouse.core.features.Features;
import dev.boathouse.core.model.Attachment;
import dev.boathouse.core.model.Model;
import dev.boathouse.core.training.Trainer;
import dev.boathouse.monitoring.profile.Profile;
import dev.boathouse.monitoring.profile.Profiling;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ModelExpectationsTest {

    private static final Schema SCHEMA = Schema.of(
            Field.of("origin", DataType.STRING),
            Field.of("hour", DataType.LONG),
            Field.of("distance", DataType.DOUBLE),
            Field.of("wait", DataType.DOUBLE),
            Field.of("late", DataType.BOOLEAN));

    private static Frame training;
    private static Model bare;
    private static Model model;

    @BeforeAll
    static void train() {
        training = rows(1, 2_000);
        bare = Trainer.classification("late")
                .features(Features.impute("wait").oneHot("origin"))
                .algorithm(RandomForest.ofTrees(3))
                .seed(1)
                .fit(training);
        model = bare.with(Profile.of(training).attachment());
    }

    @Test
    void theTrainingRowsAndMoreOfTheSamePass() {
        Expectations expectations = Expectations.of(model);

        assertThat(expectations.validate(training).results()).allMatch(ExpectationResult::passed);
        assertThat(expectations.validate(rows(2, 2_000)).results()).allMatch(ExpectationResult::passed);
        assertThat(expectations.validate(Profile.of(rows(3, 2_000))).passed()).isTrue();
    }

    @Test
    void onlyInputsAreLookedAt() {
        assertThat(Expectations.of(model).list())
                .extracting(expectation -> expectation.arguments().get("column"))
                .containsOnly("origin", "hour", "distance", "wait");
    }

    @Test
    void typesAreThoseThatTheScorerTakes() {
        for (DataType type : List.of(
                DataType.INT,
                DataType.FLOAT,
                new DataType.Decimal(12, 3),
                DataType.STRING,
                DataType.BOOLEAN,
                DataType.DATE,
                DataType.TIMESTAMP)) {
            for (String input : List.of("origin", "hour", "distance")) {
                Frame empty = empty(input, type);
                boolean expected = Expectations.of(bare).validate(empty).passed();

                assertThat(expected).as("%s as %s", input, type).isEqualTo(scores(empty));
            }
        }
    }

    private static boolean scores(Frame frame) {
        try {
            bare.scorer(frame.schema());
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    @Test
    void aMissingInputIsCritical() {
        Frame frame = training.select("origin", "hour", "wait");

        Validation validation = Expectations.of(model).validate(frame);

        assertThat(validation.passed()).isFalse();
        assertThat(validation.failures())
                .allSatisfy(
                        result -> assertThat(result.expectation().arguments().get("column"))
                                .isEqualTo("distance"));
    }

    @Test
    void nullsThatTheModelHasNoPolicyForAreCriticalAndOthersAWarning() {
        Frame nulls = with(
                "distance",
                Arrays.asList(new Double[1_000]),
                with("wait", Arrays.asList(new Double[1_000]), rows(2, 1_000)));

        Validation validation = Expectations.of(model).validate(nulls);

        assertThat(validation.failures())
                .extracting(ExpectationResult::expectation)
                .extracting(Expectation::toString)
                .containsExactly("expect_column_values_to_not_be_null(column=distance)");
        assertThat(validation.warnings())
                .extracting(ExpectationResult::toString)
                .anySatisfy(text -> assertThat(text).contains("not_be_null(column=wait), mostly"));
    }

    @Test
    void rangesAndLevelsThatTrainingHasNotSeenAreWarnings() {
        List<Object> far = new ArrayList<>();
        List<Object> other = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            far.add(i % 10 == 0 ? 1e6 : 500.0);
            other.add(i % 10 == 0 ? "JFK" : "ATL");
        }

        Validation validation =
                Expectations.of(model).validate(with("distance", far, with("origin", other, rows(2, 1_000))));

        assertThat(validation.passed()).isTrue();
        assertThat(validation.warnings())
                .extracting(result -> result.expectation().type() + " "
                        + result.expectation().arguments().get("column"))
                .containsExactlyInAnyOrder(
                        "expect_column_values_to_be_in_set origin", "expect_column_values_to_be_between distance");
    }

    @Test
    void withoutAProfileLevelsAreANoteAndThereAreNoRanges() {
        assertThat(Expectations.of(bare).list())
                .filteredOn(expectation -> expectation.severity() != Severity.CRITICAL)
                .singleElement()
                .satisfies(expectation -> {
                    assertThat(expectation.severity()).isEqualTo(Severity.INFO);
                    assertThat(expectation.kind()).isEqualTo(Kind.COLUMN_VALUES_TO_BE_IN_SET);
                });
    }

    @Test
    void sensitiveColumnsOfTheProfileStaySo() {
        Model secret = bare.with(
                Profiling.standard().sensitive("distance").of(training).attachment());

        Expectations expectations = Expectations.of(secret);

        assertThat(expectations.sensitiveColumns()).containsExactly("distance");
        assertThat(expectations.list())
                .filteredOn(
                        expectation -> "distance".equals(expectation.arguments().get("column")))
                .extracting(Expectation::kind)
                .containsExactly(Kind.COLUMN_VALUES_TO_BE_IN_TYPE_LIST, Kind.COLUMN_VALUES_TO_NOT_BE_NULL);
    }

    @Test
    void theyCanBeStored() {
        Expectations expectations = Expectations.of(model);

        assertThat(Expectations.read(expectations.json()).list()).isEqualTo(expectations.list());
    }

    @Test
    void aDamagedProfileIsRefused() {
        Model damaged = bare.with(Attachment.of("profile.bin", "application/vnd.boathouse.profile", new byte[20]));

        assertThatThrownBy(() -> Expectations.of(damaged)).isInstanceOf(CorruptDataException.class);
    }

    private static Frame with(String name, List<?> values, Frame frame) {
        List<Column> columns = new ArrayList<>();
        for (int i = 0; i < SCHEMA.size(); i++) {
            Field field = SCHEMA.field(i);
            columns.add(
                    field.name().equals(name)
                            ? Column.of(field.type(), values)
                            : frame.chunks().get(0).column(i));
        }
        return Frame.of(SCHEMA, columns);
    }

    private static Frame empty(String name, DataType type) {
        List<Field> fields = new ArrayList<>();
        List<Column> columns = new ArrayList<>();
        for (int i = 0; i < SCHEMA.size(); i++) {
            Field field = SCHEMA.field(i).name().equals(name) ? Field.of(name, type) : SCHEMA.field(i);
            fields.add(field);
            columns.add(Column.of(field.type(), List.of()));
        }
        return Frame.of(Schema.of(fields.toArray(Field[]::new)), columns);
    }

    private static Frame rows(long seed, int rows) {
        Random random = new Random(seed);
        List<List<Object>> columns =
                List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        for (int i = 0; i < rows; i++) {
            double distance = 200 + 2_000 * random.nextDouble();
            columns.get(0).add(List.of("ATL", "ORD", "DFW").get(random.nextInt(3)));
            columns.get(1).add((long) random.nextInt(24));
            columns.get(2).add(distance);
            columns.get(3).add(random.nextInt(10) == 0 ? null : random.nextDouble());
            columns.get(4).add(distance + 500 * random.nextGaussian() > 1_200);
        }
        List<Column> built = new ArrayList<>();
        for (int i = 0; i < SCHEMA.size(); i++) {
            built.add(Column.of(SCHEMA.field(i).type(), columns.get(i)));
        }
        return Frame.of(SCHEMA, built);
    }
}
