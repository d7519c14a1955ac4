package dev.boathouse.report;

import dev.boathouse.core.internal.PlainText;
import dev.boathouse.core.page.Block;
import dev.boathouse.core.page.Page;
import dev.boathouse.core.page.Section;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Where sections and folds are in a document. Ids are made of letters, digits and hyphens, and tell nothing else apart. */
final class Anchors {

    private static final int MOST = 60;

    private final IdentityHashMap<Object, String> ids = new IdentityHashMap<>();
    private final Map<String, String> byTitle = new HashMap<>();
    private final Set<String> taken = new HashSet<>();

    Anchors(Page page) {
        for (Section section : page.sections()) {
            add(section, section.title());
            addFolds(section.blocks());
        }
    }

    /** The id of a section or fold of this page. A value that stands in it twice has one id: the first place takes it. */
    Optional<String> take(Object part) {
        return Optional.ofNullable(ids.remove(part));
    }

    /** The id of the first section or fold with this title. */
    Optional<String> of(String title) {
        return Optional.ofNullable(byTitle.get(PlainText.name(title)));
    }

    private void addFolds(List<Block> blocks) {
        for (Block block : blocks) {
            if (block instanceof Block.Fold fold) {
                add(fold, fold.title());
                addFolds(fold.blocks());
            }
        }
    }

    private void add(Object part, String title) {
        if (!ids.containsKey(part)) {
            String id = id(title);
            ids.put(part, id);
            byTitle.putIfAbsent(PlainText.name(title), id);
        }
    }

    /** The prefix keeps names that scripts and browsers use out of reach. */
    private String id(String title) {
        StringBuilder slug = new StringBuilder("at");
        for (int i = 0; i < title.length() && slug.length() < MOST; i++) {
            char each = title.charAt(i);
            char lower = each >= 'A' && each <= 'Z' ? (char) (each + 'a' - 'A') : each;
            if ((lower >= 'a' && lower <= 'z') || (lower >= '0' && lower <= '9')) {
                slug.append(i == 0 || slug.length() == 2 ? "-" : "").append(lower);
            } else if (slug.charAt(slug.length() - 1) != '-') {
                slug.append('-');
            }
        }
        String base = slug.toString();
        String id = base;
        for (int i = 2; !taken.add(id); i++) {
            id = base + "." + i;
        }
        return id;
    }
}
