package archfixture.registry;

import archfixture.monitoring.Target;

final class SeesMonitoring {
    Target[] seen = {};
}
