package dev.boathouse.registry.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class EventChainTest {

    private final EventChain chain = new EventChain();

    @Test
    void takesAnIntactChainInAnyOrderAndInPieces() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        List<EventRow> rows = Rows.chain(60);
        List<EventRow> taken = new ArrayList<>();
        for (int from = 0; from < rows.size(); ) {
            int to = Math.min(rows.size(), from + 1 + random.nextInt(10));
            List<EventRow> piece = new ArrayList<>(rows.subList(from, to));
            Collections.shuffle(piece, random);
            taken.addAll(chain.extend(piece));
            from = to;
        }
        assertThat(taken).as("seed %d", seed).isEqualTo(rows);
        assertThat(chain.breaks()).isEmpty();
        assertThat(chain.sequence()).isEqualTo(60);
        assertThat(chain.head()).isEqualTo(rows.get(59).hash());
    }

    @Test
    void anEmptyChainBeginsWithZeros() {
        assertThat(chain.extend(List.of())).isEmpty();
        assertThat(chain.head()).isEqualTo("0".repeat(64));
        assertThat(chain.sequence()).isZero();
    }

    @Test
    void anAlteredRowIsIgnoredAndNamedAndTheRestStays() {
        List<EventRow> rows = Rows.chain(5);
        rows.set(2, Rows.altered(rows.get(2), "{\"x\":1}"));
        assertThat(chain.extend(rows)).extracting(EventRow::sequence).containsExactly(1L, 2L, 4L, 5L);
        assertThat(chain.breaks()).extracting(EventChain.Break::sequence).containsExactly(3L, 3L);
        assertThat(chain.breaks().get(0).text()).startsWith("was altered");
    }

    @Test
    void anAlteredRowWithItsHashMadeAnewIsFoundByTheNextOne() {
        List<EventRow> rows = Rows.chain(5);
        rows.set(2, Rows.altered(rows.get(2), "{\"x\":1}").sealed());
        chain.extend(rows);
        assertThat(chain.breaks())
                .containsExactly(
                        new EventChain.Break(4, "does not continue the event before it: one of the two was altered."));
        assertThat(chain.head()).isEqualTo(rows.get(4).hash());
    }

    @Test
    void removedRowsAreNamed() {
        List<EventRow> rows = Rows.chain(6);
        List<EventRow> left = List.of(rows.get(0), rows.get(3), rows.get(5));
        assertThat(chain.extend(left)).isEqualTo(left);
        assertThat(chain.breaks())
                .containsExactly(
                        new EventChain.Break(2, "is missing (up to 3)."), new EventChain.Break(5, "is missing."));
    }

    @Test
    void exchangedRowsAreNamed() {
        List<EventRow> rows = Rows.chain(5);
        EventRow second = rows.get(1);
        EventRow third = rows.get(2);
        rows.set(1, renumbered(third, 2));
        rows.set(2, renumbered(second, 3));
        chain.extend(rows);
        assertThat(chain.breaks()).extracting(EventChain.Break::sequence).contains(2L, 4L);
    }

    @Test
    void aRowThatContinuesNothingIsIgnored() {
        List<EventRow> rows = Rows.chain(3);
        EventRow stray = Rows.row(4, "{\"stray\":true}", EventRow.BEGINNING);
        chain.extend(rows);
        assertThat(chain.extend(List.of(stray))).isEmpty();
        List<EventRow> more = Rows.continued(rows, 2);
        assertThat(chain.extend(more.subList(3, 5))).hasSize(2);
        assertThat(chain.breaks())
                .containsExactly(new EventChain.Break(4, "does not continue the event before it and is ignored."));
    }

    @Test
    void ofTwoRowsWithOneSequenceTheOneThatIsContinuedCounts() {
        List<EventRow> rows = Rows.chain(4);
        EventRow forged = Rows.row(2, "{\"forged\":true}", rows.get(0).hash());
        List<EventRow> all = new ArrayList<>(rows);
        all.add(1, forged);
        assertThat(chain.extend(all)).isEqualTo(rows);
        assertThat(chain.breaks()).extracting(EventChain.Break::sequence).containsExactly(2L);
    }

    private static EventRow renumbered(EventRow row, long sequence) {
        return new EventRow(
                        sequence,
                        row.eventId(),
                        row.at(),
                        row.actor(),
                        row.type(),
                        row.model(),
                        row.version(),
                        row.alias(),
                        row.payload(),
                        row.previousHash(),
                        "")
                .sealed();
    }
}
