package archfixture.core.data;

import archfixture.core.model.Target;

final class SeesDownstream {
    Target seen = new Target();
}
