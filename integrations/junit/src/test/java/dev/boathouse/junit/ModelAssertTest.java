package dev.boathouse.junit;

import static dev.boathouse.junit.ModelAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.boathouse.core.data.DataType;
import dev.boathouse.core.data.Schema;
import dev.boathouse.core.data.Schema.Field;
import org.junit.jupiter.api.Test;
import org.opentest4j.AssertionFailedError;

class ModelAssertTest {

    private static final SmallModel SMALL = SmallModel.ofTwoClasses();

    @Test
    void acceptsRowsWithAllInputsAndMore() {
        assertThat(SMALL.model())
                .accepts(Schema.of(
                        Field.of("orchard", DataType.STRING),
                        Field.of("colour", DataType.STRING).required(),
                        Field.of("days", DataType.DOUBLE).required(),
                        Field.of("weight", DataType.DOUBLE).required()));
    }

    @Test
    void tellsEveryInputThatDoesNotFit() {
        assertThatThrownBy(() -> assertThat(SMALL.model())
                        .accepts(Schema.of(
                                Field.of("weight", DataType.DOUBLE),
                                Field.of("days", DataType.INT).required())))
                .isInstanceOf(AssertionFailedError.class)
                .hasMessageStartingWith(SMALL.model() + " does not accept these rows\n")
                .message()
                .endsWith("""
                        input   model reads  rows have       outcome
                        ------  -----------  --------------  -------
                        weight  double       double or null  ✗ fail
                        days    double       integer         ✗ fail
                        colour  string       missing         ✗ fail
                        """);
    }

    @Test
    void answersAreColumnsInOrder() {
        Schema given = SMALL.model().signature().outputs();
        assertThat(SMALL.model()).answers(given);
        assertThatThrownBy(() -> assertThat(SMALL.model()).answers(Schema.of(given.field(1), given.field(0))))
                .isInstanceOf(AssertionFailedError.class)
                .hasMessageStartingWith(SMALL.model() + " does not give these answers\n")
                .message()
                .endsWith("""
                        answer  model gives                  wanted                       outcome
                        ------  ---------------------------  ---------------------------  -------
                             1  probability:double not null  prediction:boolean not null  ✗ fail
                             2  prediction:boolean not null  probability:double not null  ✗ fail
                        """);
        assertThatThrownBy(() -> assertThat(SMALL.model()).answers(Schema.of(given.field(0))))
                .isInstanceOf(AssertionFailedError.class)
                .hasMessageContaining("none");
    }

    @Test
    void replacesWhatReadsAndAnswersTheSame() {
        assertThat(SMALL.worse().model()).canReplace(SMALL.model());
        assertThatThrownBy(() -> assertThat(SmallModel.ofNumbers().model()).canReplace(SMALL.model()))
                .isInstanceOf(AssertionFailedError.class)
                .hasMessageContaining("does not give these answers");
    }
}
