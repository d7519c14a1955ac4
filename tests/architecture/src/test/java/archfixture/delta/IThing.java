package archfixture.delta;

interface IThing {}
