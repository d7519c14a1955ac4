package archfixture.core.data.deep;

final class TooDeep {}
