package dev.boathouse.registry.lineage;

/**
 * A name in backticks, one inside it written twice.
 *
 * @param text the name
 * @param end where the text goes on behind it
 */
record QuotedName(String text, int end) {

    /** The name at a backtick; without a second one it goes to the end. */
    static QuotedName at(String text, int start) {
        StringBuilder name = new StringBuilder();
        int at = start + 1;
        while (at < text.length()) {
            if (text.charAt(at) != '`') {
                name.append(text.charAt(at));
                at++;
            } else if (text.startsWith("``", at)) {
                name.append('`');
                at += 2;
            } else {
                return new QuotedName(name.toString(), at + 1);
            }
        }
        return new QuotedName(name.toString(), at);
    }
}
