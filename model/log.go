package model

// Receipt is what the log answers when it took a batch.
type Receipt struct {
	// First and Last are the sequences of its changes. First is 0 when there was nothing to change; Last is then the head.
	First, Last uint64
	Changes     []*Change // with Before
}

// Logged is a change with its place in the hash chain.
type Logged struct {
	Change
	Prev string // the hash before its own
}

// Head is the end of the log.
type Head struct {
	Seq uint64 // of the last change; 0: none
	// Hash is the head of the chain, 64 hex digits: zeros before the first change.
	Hash string
	// Generation is random and of this file alone; one that was restored has another.
	Generation string
}
