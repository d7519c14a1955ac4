package dev.boathouse.delta.internal.log;

import dev.boathouse.core.CorruptDataException;
import java.util.Collection;

/**
 * Tells a name that nobody knows from a known one with a damaged letter. The protocol lets readers pass over what they do not know; a
 * damaged {@code deletionVector} must not be passed over.
 */
final class KnownNames {

    private KnownNames() {}

    /**
     * Refuses a name that is nearly a known one: but for case, or one letter; two letters in long names.
     *
     * @throws CorruptDataException naming both
     */
    static void refuseNear(String name, Collection<String> known) {
        if (known.contains(name)) {
            return;
        }
        for (String right : known) {
            if (name.equalsIgnoreCase(right) || distance(name, right) <= (right.length() >= 8 ? 2 : 1)) {
                throw new CorruptDataException("unknown name \"" + name + "\", nearly \"" + right + "\"");
            }
        }
    }

    /** Whether two texts are the same but for one short stretch: at most eight letters, and a quarter of them. */
    static boolean isDamaged(String text, String right) {
        int shorter = Math.min(text.length(), right.length());
        int longer = Math.max(text.length(), right.length());
        int same = 0;
        while (same < shorter && text.charAt(same) == right.charAt(same)) {
            same++;
        }
        int behind = 0;
        while (behind < shorter - same
                && text.charAt(text.length() - 1 - behind) == right.charAt(right.length() - 1 - behind)) {
            behind++;
        }
        return longer - same - behind <= Math.min(8, longer / 4);
    }

    /** How many letters have to be changed, put in or taken out; 3 for any more. */
    private static int distance(String left, String right) {
        if (Math.abs(left.length() - right.length()) > 2) {
            return 3;
        }
        int[] previous = new int[right.length() + 1];
        for (int j = 0; j <= right.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= left.length(); i++) {
            int[] current = new int[right.length() + 1];
            current[0] = i;
            for (int j = 1; j <= right.length(); j++) {
                int changed = previous[j - 1] + (left.charAt(i - 1) == right.charAt(j - 1) ? 0 : 1);
                current[j] = Math.min(changed, Math.min(previous[j], current[j - 1]) + 1);
            }
            previous = current;
        }
        return Math.min(3, previous[right.length()]);
    }
}
