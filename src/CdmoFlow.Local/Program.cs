Console.WriteLine("CdmoFlow");
