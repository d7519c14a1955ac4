package archfixture.delta;

abstract class AbstractThing {}
