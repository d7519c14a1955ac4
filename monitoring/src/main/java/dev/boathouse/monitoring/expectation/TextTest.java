package dev.boathouse.monitoring.expectation;

import dev.boathouse.core.data.Chunk;
import dev.boathouse.core.data.Column;
import dev.boathouse.core.internal.ByteDictionary;
import dev.boathouse.core.internal.ColumnAccess;
import java.nio.charset.StandardCharsets;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Tests texts or bytes: each entry of a dictionary once, when a row has it, also if several chunks share the dictionary. */
final class TextTest implements RowTest {

    private static final byte OPEN = 0;
    private static final byte EXPECTED = 1;
    private static final byte UNEXPECTED = 2;

    private final int index;
    private final EntryTest test;
    private @Nullable ByteDictionary known;
    private byte[] verdicts = new byte[0];

    /** Whether an entry is not as expected. */
    @FunctionalInterface
    interface EntryTest {
        boolean fails(ByteDictionary dictionary, int entry);
    }

    private TextTest(int index, EntryTest test) {
        this.index = index;
        this.test = test;
    }

    TextTest(int index, Predicate<String> unexpected) {
        this(index, (dictionary, entry) -> unexpected.test(text(dictionary, entry)));
    }

    /** Tests the number of characters: Unicode code points of a text. */
    static TextTest ofLengths(int index, Predicate<Long> unexpected) {
        return new TextTest(index, (dictionary, entry) -> {
            long length = 0;
            byte[] bytes = dictionary.bytes();
            for (int i = dictionary.start(entry); i < dictionary.end(entry); i++) {
                length += (bytes[i] & 0xc0) == 0x80 ? 0 : 1; // but for the first byte of a character, all begin so
            }
            return unexpected.test(length);
        });
    }

    static String text(ByteDictionary dictionary, int entry) {
        int start = dictionary.start(entry);
        return new String(dictionary.bytes(), start, dictionary.end(entry) - start, StandardCharsets.UTF_8);
    }

    @Override
    public void judge(Chunk chunk, Marks marks) {
        Column column = chunk.column(index);
        marks.present(column);
        ByteDictionary dictionary = ColumnAccess.direct().dictionary(column);
        int @Nullable [] codes = ColumnAccess.direct().codes(column);
        if (codes == null) {
            for (int i = 0; i < marks.size; i++) {
                if (marks.looksAt(i) && test.fails(dictionary, i)) {
                    marks.mark(i);
                }
            }
            return;
        }
        if (dictionary != known) {
            known = dictionary;
            verdicts = new byte[dictionary.size()];
        }
        judge(dictionary, codes, marks);
    }

    private void judge(ByteDictionary dictionary, int[] codes, Marks marks) {
        byte[] told = verdicts;
        for (int word = 0; word < marks.words(); word++) {
            long looked = marks.looked[word];
            long bits = 0;
            int from = word << 6;
            int end = Math.min(marks.size, from + 64);
            for (int i = from; i < end; i++) {
                if ((looked >>> i & 1) == 0) {
                    continue;
                }
                int code = codes[i];
                byte verdict = told[code];
                if (verdict == OPEN) {
                    verdict = test.fails(dictionary, code) ? UNEXPECTED : EXPECTED;
                    told[code] = verdict;
                }
                bits |= (long) (verdict >> 1) << i;
            }
            marks.unexpected[word] = bits;
        }
    }
}
