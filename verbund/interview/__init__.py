"""The interview: what is asked, how an answer is understood, what comes next. Pure rules, no engine, no store."""
