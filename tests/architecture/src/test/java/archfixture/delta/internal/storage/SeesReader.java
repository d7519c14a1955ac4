package archfixture.delta.internal.storage;

import archfixture.delta.internal.Target;

final class SeesReader {
    Target seen = new Target();
}
