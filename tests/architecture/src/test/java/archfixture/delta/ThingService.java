package archfixture.delta;

interface ThingService {}
