package validation

// recorded is set by the tests of this package alone, not where another package calls it.
var recorded func(function string, arguments ...any)

func record(function string, arguments ...any) {
	if recorded != nil {
		recorded(function, arguments...)
	}
}
