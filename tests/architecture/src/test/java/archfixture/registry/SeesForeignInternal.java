package archfixture.registry;

import archfixture.delta.internal.Target;

final class SeesForeignInternal {
    Target seen = new Target();
}
